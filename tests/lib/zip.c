/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAX_SIZE (1u << 20)

static void
add (struct archive *archive, const char *path, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_size (entry, (la_int64_t) strlen (text));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, text, strlen (text));
  archive_entry_free (entry);
}

static GBytes *
write_all (const char *path, va_list rest)
{
  struct archive *archive = archive_write_new ();
  char *buffer = g_malloc (MAX_SIZE);
  gsize used = 0;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, MAX_SIZE, &used), ==, ARCHIVE_OK);
  for (; path; path = va_arg (rest, const char *))
    add (archive, path, va_arg (rest, const char *));
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

GBytes *
zip_new (const char *path, ...)
{
  va_list rest;

  va_start (rest, path);
  GBytes *bytes = write_all (path, rest);
  va_end (rest);
  return bytes;
}

GBytes *
zip_workbook (const char *rows, const char *texts)
{
  g_autofree char *sheet =
      g_strdup_printf ("<worksheet xmlns='m'><sheetData>%s</sheetData></worksheet>", rows);
  g_autofree char *shared = g_strdup_printf ("<sst xmlns='m'>%s</sst>", texts ? texts : "");

  return zip_new (
      "xl/workbook.xml",
      "<workbook xmlns='m' xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='p'><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>",
      "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", shared, "xl/styles.xml",
      "<styleSheet xmlns='m'><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/>"
      "<numFmt numFmtId='165' formatCode='0 \"d\" [Red]'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>",
      NULL);
}
