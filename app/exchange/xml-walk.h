/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A walk through one XML text, forwards, element by element. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OfftakeXmlWalk OfftakeXmlWalk;

typedef enum {
  OFFTAKE_XML_BEGIN, /* of an element; an empty one is followed by its end too */
  OFFTAKE_XML_TEXT,
  OFFTAKE_XML_END,
  OFFTAKE_XML_DONE,
} OfftakeXmlStep;

/* @bytes must outlive the walk; @name is what errors call them. */
OfftakeXmlWalk *offtake_xml_walk_new (GBytes *bytes, const char *name);
void            offtake_xml_walk_free (OfftakeXmlWalk *self);

/* The next step; OFFTAKE_XML_DONE at the end and on error. Refused: what is not well-formed, a document
   type, depth over 64. */
OfftakeXmlStep offtake_xml_walk_next (OfftakeXmlWalk *self, GError **error);

/* The element's name without prefix, of BEGIN and END; the text, of TEXT. Valid until the next step. */
const char *offtake_xml_walk_name (OfftakeXmlWalk *self);
const char *offtake_xml_walk_text (OfftakeXmlWalk *self);
/* An attribute by its name without prefix, NULL if there is none. (transfer full) */
char       *offtake_xml_walk_attribute (OfftakeXmlWalk *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeXmlWalk, offtake_xml_walk_free)

G_END_DECLS
