/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/xml-walk.h"

#include <glib/gi18n.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "base/error.h"

#define MAX_DEPTH 64

struct _OfftakeXmlWalk {
  xmlTextReader *reader;
  char *name;
  char *problem;      /* the first that the parser told of */
  gboolean ends_next; /* an empty element has begun */
};

static void
on_error (void *data, xmlError *error)
{
  OfftakeXmlWalk *self = data;

  if (self->problem)
    return;
  /* Entities are looked into where they are declared, before the document type is met as a node. */
  if (error->code == XML_ERR_ENTITY_LOOP) {
    self->problem = g_strdup (_ ("has a document type, which a workbook has not"));
    return;
  }
  g_autofree char *text = g_utf8_make_valid (error->message ? error->message : "", -1);
  self->problem = g_strdup_printf (_ ("line %d: %s"), error->line, g_strstrip (text));
}

OfftakeXmlWalk *
offtake_xml_walk_new (GBytes *bytes, const char *name)
{
  OfftakeXmlWalk *self = g_new0 (OfftakeXmlWalk, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->name = g_strdup (name);
  /* Neither XML_PARSE_NOENT nor XML_PARSE_HUGE: entities stay what they are, the limits stand. */
  self->reader = xmlReaderForMemory (data ? data : "", (int) size, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (self->reader)
    xmlTextReaderSetStructuredErrorHandler (self->reader, (xmlStructuredErrorFunc) on_error, self);
  return self;
}

void
offtake_xml_walk_free (OfftakeXmlWalk *self)
{
  if (self->reader)
    xmlFreeTextReader (self->reader);
  g_free (self->name);
  g_free (self->problem);
  g_free (self);
}

static OfftakeXmlStep
fail (OfftakeXmlWalk *self, const char *problem, GError **error)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, "%s: %s", self->name,
               problem ? problem : _ ("is not well-formed XML"));
  return OFFTAKE_XML_DONE;
}

OfftakeXmlStep
offtake_xml_walk_next (OfftakeXmlWalk *self, GError **error)
{
  if (self->ends_next) {
    self->ends_next = FALSE;
    return OFFTAKE_XML_END;
  }
  for (;;) {
    int status = self->reader ? xmlTextReaderRead (self->reader) : -1;

    if (status < 0)
      return fail (self, self->problem, error);
    if (status == 0)
      return OFFTAKE_XML_DONE;
    if (xmlTextReaderDepth (self->reader) > MAX_DEPTH)
      return fail (self, _ ("is nested too deep"), error);
    switch (xmlTextReaderNodeType (self->reader)) {
    case XML_READER_TYPE_ELEMENT:
      self->ends_next = xmlTextReaderIsEmptyElement (self->reader) == 1;
      return OFFTAKE_XML_BEGIN;
    case XML_READER_TYPE_END_ELEMENT: return OFFTAKE_XML_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return OFFTAKE_XML_TEXT;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return fail (self, _ ("has a document type, which a workbook has not"), error);
    default: break;
    }
  }
}

const char *
offtake_xml_walk_name (OfftakeXmlWalk *self)
{
  const xmlChar *name = xmlTextReaderConstLocalName (self->reader);

  return name ? (const char *) name : "";
}

const char *
offtake_xml_walk_text (OfftakeXmlWalk *self)
{
  const xmlChar *text = xmlTextReaderConstValue (self->reader);

  return text ? (const char *) text : "";
}

char *
offtake_xml_walk_attribute (OfftakeXmlWalk *self, const char *name)
{
  char *found = NULL;

  for (int more = xmlTextReaderMoveToFirstAttribute (self->reader); more == 1 && !found;
       more = xmlTextReaderMoveToNextAttribute (self->reader))
    if (strcmp (offtake_xml_walk_name (self), name) == 0)
      found = g_strdup (offtake_xml_walk_text (self));
  xmlTextReaderMoveToElement (self->reader);
  return found;
}
