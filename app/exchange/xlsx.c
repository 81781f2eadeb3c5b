/* SPDX-License-Identifier: MPL-2.0 */

/* The package: its parts out of the zip, the sheets' names, the shared texts, which styles are
   dates. Cells are read in xlsx-sheet.c. */

#include "exchange/xlsx.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "exchange/xlsx-private.h"
#include "exchange/xml-walk.h"

/* So much may be unpacked whatever the ratio: small workbooks of zeros are no bombs. */
#define FREE_BYTES (4u << 20)

gboolean
offtake_xlsx_is_one (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "PK\3\4", 4) == 0;
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, reason);
  return FALSE;
}

/* Parts that hold no cells: pictures, themes, macros. */
static gboolean
is_wanted (const char *path)
{
  return g_str_has_prefix (path, "xl/") &&
         (g_str_has_suffix (path, ".xml") || g_str_has_suffix (path, ".rels")) &&
         !g_str_has_prefix (path, "xl/theme/");
}

/* One part; every byte that is unpacked counts, wanted or not. */
static gboolean
read_part (
    OfftakeXlsx *self, struct archive *archive, const char *path, gsize limit, GError **error)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  gboolean wanted = path && is_wanted (path);
  const void *block;
  gsize size;
  gint64 offset;
  int status;

  while ((status = archive_read_data_block (archive, &block, &size, &offset)) == ARCHIVE_OK) {
    self->unpacked += size;
    if (self->unpacked > limit)
      return refuse (error,
                     _ ("unpacks to far more than its own size; no workbook of agreements does"));
    if (wanted)
      g_byte_array_append (part, block, (guint) size);
  }
  if (status != ARCHIVE_EOF)
    return refuse (error, _ ("is a damaged zip"));
  if (wanted && !g_hash_table_contains (self->parts, path))
    g_hash_table_insert (self->parts, g_strdup (path),
                         g_byte_array_free_to_bytes (g_steal_pointer (&part)));
  return TRUE;
}

static gboolean
read_archive (OfftakeXlsx *self, struct archive *archive, gsize size, GError **error)
{
  gsize limit = MIN (MAX (FREE_BYTES, size * OFFTAKE_XLSX_MAX_RATIO), OFFTAKE_XLSX_MAX_BYTES);
  struct archive_entry *entry;
  int status;

  for (guint n = 0; (status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK; n++) {
    if (n >= OFFTAKE_XLSX_MAX_ENTRIES)
      return refuse (error, _ ("is a zip of more files than a workbook has"));
    if (archive_entry_filetype (entry) == AE_IFREG &&
        !read_part (self, archive, archive_entry_pathname_utf8 (entry), limit, error))
      return FALSE;
  }
  return status == ARCHIVE_EOF || refuse (error, _ ("is a damaged zip"));
}

static gboolean
unpack (OfftakeXlsx *self, GBytes *bytes, GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gboolean done;

  archive_read_support_format_zip (archive);
  done = archive_read_open_memory (archive, data, size) == ARCHIVE_OK
             ? read_archive (self, archive, size, error)
             : refuse (error, _ ("is no zip, as a workbook is"));
  archive_read_free (archive);
  return done;
}

static OfftakeXmlWalk *
walk_part (const OfftakeXlsx *self, const char *path)
{
  GBytes *part = g_hash_table_lookup (self->parts, path);

  return part ? offtake_xml_walk_new (part, path) : NULL;
}

/* Relation ids of the workbook to the paths of its parts. */
static GHashTable *
read_relations (const OfftakeXlsx *self, GError **error)
{
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (OfftakeXmlWalk) walk = walk_part (self, "xl/_rels/workbook.xml.rels");
  g_autoptr (GError) cause = NULL;
  OfftakeXmlStep step;

  while (walk && (step = offtake_xml_walk_next (walk, &cause)) != OFFTAKE_XML_DONE) {
    if (step != OFFTAKE_XML_BEGIN || strcmp (offtake_xml_walk_name (walk), "Relationship") != 0)
      continue;
    g_autofree char *id = offtake_xml_walk_attribute (walk, "Id");
    g_autofree char *target = offtake_xml_walk_attribute (walk, "Target");
    if (id && target)
      g_hash_table_insert (paths, g_steal_pointer (&id),
                           target[0] == '/' ? g_strdup (target + 1)
                                            : g_strconcat ("xl/", target, NULL));
  }
  if (cause) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return NULL;
  }
  return g_steal_pointer (&paths);
}

static void
add_sheet (OfftakeXlsx *self, OfftakeXmlWalk *walk, GHashTable *paths)
{
  g_autofree char *id = offtake_xml_walk_attribute (walk, "id");
  g_autofree char *name = offtake_xml_walk_attribute (walk, "name");
  const char *path = id ? g_hash_table_lookup (paths, id) : NULL;
  OfftakeXlsxSheet sheet;

  if (!path || !g_hash_table_contains (self->parts, path))
    return;
  sheet.name = g_strdup (name ? name : "");
  sheet.path = g_strdup (path);
  g_array_append_val (self->sheets, sheet);
}

static gboolean
read_workbook (OfftakeXlsx *self, GError **error)
{
  g_autoptr (GHashTable) paths = read_relations (self, error);
  g_autoptr (OfftakeXmlWalk) walk = walk_part (self, "xl/workbook.xml");
  g_autoptr (GError) cause = NULL;
  OfftakeXmlStep step;

  if (!paths)
    return FALSE;
  if (!walk)
    return refuse (error, _ ("is a zip, but no workbook: it has no xl/workbook.xml"));
  while ((step = offtake_xml_walk_next (walk, &cause)) != OFFTAKE_XML_DONE) {
    if (step != OFFTAKE_XML_BEGIN)
      continue;
    if (strcmp (offtake_xml_walk_name (walk), "sheet") == 0)
      add_sheet (self, walk, paths);
    else if (strcmp (offtake_xml_walk_name (walk), "workbookPr") == 0) {
      g_autofree char *flag = offtake_xml_walk_attribute (walk, "date1904");
      self->from_1904 = flag && (strcmp (flag, "1") == 0 || strcmp (flag, "true") == 0);
    }
  }
  if (cause) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return FALSE;
  }
  return self->sheets->len > 0 || refuse (error, _ ("is a workbook without sheets"));
}

static gboolean
read_shared_texts (OfftakeXlsx *self, GError **error)
{
  g_autoptr (OfftakeXmlWalk) walk = walk_part (self, "xl/sharedStrings.xml");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;
  gboolean in_text = FALSE, in_reading = FALSE; /* how to pronounce it is no part of it */
  OfftakeXmlStep step;

  while (walk && (step = offtake_xml_walk_next (walk, &cause)) != OFFTAKE_XML_DONE) {
    if (step == OFFTAKE_XML_TEXT) {
      if (in_text && !in_reading)
        g_string_append (text, offtake_xml_walk_text (walk));
      continue;
    }
    const char *name = offtake_xml_walk_name (walk);
    gboolean begins = step == OFFTAKE_XML_BEGIN;
    if (strcmp (name, "t") == 0)
      in_text = begins;
    else if (strcmp (name, "rPh") == 0)
      in_reading = begins;
    else if (strcmp (name, "si") == 0 && begins)
      g_string_truncate (text, 0);
    else if (strcmp (name, "si") == 0)
      g_ptr_array_add (self->texts, offtake_xlsx_unescape (text->str));
  }
  if (!cause)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Whether a number format shows days: y, d or m outside quotes and brackets. */
static gboolean
is_date_format (const char *code)
{
  gboolean quoted = FALSE, bracketed = FALSE;

  for (; *code; code++) {
    if (*code == '"')
      quoted = !quoted;
    else if (*code == '[' || *code == ']')
      bracketed = *code == '[';
    else if ((*code == '\\' || *code == '_' || *code == '*') && code[1])
      code++;
    else if (!quoted && !bracketed && strchr ("yYdDmM", *code))
      return TRUE;
  }
  return FALSE;
}

static guint
number_attribute (OfftakeXmlWalk *walk, const char *name)
{
  g_autofree char *text = offtake_xml_walk_attribute (walk, name);

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/* Formats 14 to 17 and 22 are the built-in ones that show days. */
static gboolean
is_date_id (guint id, GHashTable *formats)
{
  return (id >= 14 && id <= 17) || id == 22 ||
         g_hash_table_contains (formats, GUINT_TO_POINTER (id));
}

static gboolean
read_styles (OfftakeXlsx *self, GError **error)
{
  g_autoptr (OfftakeXmlWalk) walk = walk_part (self, "xl/styles.xml");
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) cause = NULL;
  gboolean in_styles = FALSE;
  OfftakeXmlStep step;

  while (walk && (step = offtake_xml_walk_next (walk, &cause)) != OFFTAKE_XML_DONE) {
    const char *name = step == OFFTAKE_XML_TEXT ? "" : offtake_xml_walk_name (walk);
    if (strcmp (name, "cellXfs") == 0)
      in_styles = step == OFFTAKE_XML_BEGIN;
    if (step != OFFTAKE_XML_BEGIN)
      continue;
    if (strcmp (name, "numFmt") == 0) {
      g_autofree char *code = offtake_xml_walk_attribute (walk, "formatCode");
      if (code && is_date_format (code))
        g_hash_table_add (formats, GUINT_TO_POINTER (number_attribute (walk, "numFmtId")));
    } else if (in_styles && strcmp (name, "xf") == 0) {
      gboolean is_date = is_date_id (number_attribute (walk, "numFmtId"), formats);
      g_array_append_val (self->date_styles, is_date);
    }
  }
  if (!cause)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
clear_sheet (gpointer data)
{
  OfftakeXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->path);
}

OfftakeXlsx *
offtake_xlsx_open (GBytes *bytes, GError **error)
{
  g_autoptr (OfftakeXlsx) self = g_new0 (OfftakeXlsx, 1);

  self->parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (OfftakeXlsxSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->date_styles = g_array_new (FALSE, FALSE, sizeof (gboolean));
  if (!unpack (self, bytes, error) || !read_workbook (self, error) ||
      !read_shared_texts (self, error) || !read_styles (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
offtake_xlsx_free (OfftakeXlsx *self)
{
  g_hash_table_unref (self->parts);
  g_array_unref (self->sheets);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->date_styles);
  g_free (self);
}

guint
offtake_xlsx_n_sheets (const OfftakeXlsx *self)
{
  return self->sheets->len;
}

const char *
offtake_xlsx_sheet_name (const OfftakeXlsx *self, guint sheet)
{
  return g_array_index (self->sheets, OfftakeXlsxSheet, sheet).name;
}
