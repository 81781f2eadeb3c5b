/* SPDX-License-Identifier: MPL-2.0 */

/* A plan file in which some bytes were changed: it opens as a plan that can be written as JSON, or
   it is refused. The input is a list of changes of five bytes: offset (three), what is added to
   the byte, how many bytes more get the same. */

#include "exchange/plan-json.h"
#include "fuzz/fuzz.h"
#include "store/plan-file.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define CHANGE_SIZE 5

static char *dir;
static char *path;
static char *original;
static gsize original_size;

static void
remove_files (void)
{
  g_unlink (path);
  g_rmdir (dir);
}

/* Small, so that many are read in little time; a record in most lists. */
static const char text[] =
    "{\"format\": \"offtake-plan\", \"version\": 1, \"title\": \"Small\", \"currency\": \"USD\","
    "\"horizon\": {\"from\": 2026, \"to\": 2030},"
    "\"materials\": [{\"id\": \"ni\", \"name\": \"Nickel\", \"composition\": {\"Ni\": 1}}],"
    "\"parties\": [{\"id\": \"a\", \"country\": \"US\"}, {\"id\": \"b\", \"country\": \"DE\"}],"
    "\"sites\": [{\"id\": \"from\", \"party\": \"a\", \"kind\": \"source\"},"
    "{\"id\": \"to\", \"party\": \"b\", \"kind\": \"sink\"}],"
    "\"indices\": [{\"id\": \"lme\", \"price_per_t\": {\"2026\": 17000, \"2028\": 18000.5}}],"
    "\"agreements\": [{\"id\": \"1\", \"seller\": \"from\", \"buyer\": \"to\", \"material\": \"ni\","
    "\"start\": \"2026-01-01\", \"quantity\": {\"kind\": \"fixed\", \"tpa\": 500},"
    "\"price\": {\"kind\": \"index\", \"terms\": [{\"index\": \"lme\", \"payable\": 0.9}]}}],"
    "\"deliveries\": [{\"id\": \"d\", \"agreement\": \"1\", \"period\": \"2026\", \"t\": 480}]}";

static void
make_original (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_plan_json_read (text, sizeof text - 1, "plan", &error);

  g_assert_no_error (error);

  dir = g_dir_make_tmp ("offtake-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (dir, "plan.offtake", NULL);
  atexit (remove_files);

  offtake_plan_file_create (path, plan, FALSE, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &original, &original_size, &error);
  g_assert_no_error (error);
}

static void
change (char *bytes, const guint8 *change)
{
  gsize offset = ((gsize) change[0] << 16 | (gsize) change[1] << 8 | change[2]) % original_size;
  gsize end = MIN (offset + 1 + change[4], original_size);

  for (; offset < end; offset++)
    bytes[offset] = (char) (bytes[offset] + change[3]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (!original)
    make_original ();

  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = g_memdup2 (original, original_size);
  for (gsize i = 0; i + CHANGE_SIZE <= size; i += CHANGE_SIZE)
    change (bytes, data + i);
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) original_size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));

  g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (path, &error);
  g_assert_true ((file != NULL) == (error == NULL));
  if (!file)
    return 0;
  g_autoptr (OfftakePlan) plan = offtake_plan_file_load (file, &error);
  g_assert_true ((plan != NULL) == (error == NULL));
  if (plan)
    g_free (offtake_plan_json_write (plan));
  return 0;
}
