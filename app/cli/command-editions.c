/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/difference-list.h"
#include "document/compare.h"
#include "document/seal.h"
#include "store/plan-file.h"

typedef struct {
  gint64 compare, with, extract; /* numbers of editions; 0 without */
  gboolean json;
} Options;

static void
print_editions (const GPtrArray *editions)
{
  for (guint i = 0; i < editions->len; i++) {
    const OfftakeEdition *edition = editions->pdata[i];
    g_print ("%" G_GINT64_FORMAT "  %s  %s  %s%s%s\n", edition->number, edition->made,
             edition->digest, edition->title, *edition->prepared_by ? "  " : "",
             edition->prepared_by);
  }
}

static char *
write_editions (const GPtrArray *editions)
{
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < editions->len; i++) {
    const OfftakeEdition *edition = editions->pdata[i];
    json_array_append_new (list, json_pack ("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "number",
                                            (json_int_t) edition->number, "title", edition->title,
                                            "made", edition->made, "prepared_by",
                                            edition->prepared_by, "scenario", edition->scenario,
                                            "program", edition->program, "sha256", edition->digest,
                                            "pages_sha256", edition->pages_digest));
  }
  return offtake_json_write (list);
}

static gboolean
list (OfftakeDatabase *database, gboolean json, GError **error)
{
  g_autoptr (GPtrArray) editions = offtake_edition_list (database, error);

  if (!editions)
    return FALSE;
  if (json) {
    g_autofree char *text = write_editions (editions);
    g_print ("%s", text);
  } else
    print_editions (editions);
  return TRUE;
}

static OfftakePlan *
load_plan (OfftakeDatabase *database, gint64 number, GError **error)
{
  g_autoptr (OfftakeEdition) edition = offtake_edition_load (database, number, error);

  return edition ? offtake_edition_read_plan (edition, error) : NULL;
}

/* With the present state, or another edition. */
static GPtrArray *
compare (OfftakePlanFile *file, const Options *options, GError **error)
{
  OfftakeDatabase *database = offtake_plan_file_get_database (file);
  g_autoptr (OfftakePlan) before = load_plan (database, options->compare, error);
  g_autoptr (OfftakePlan) after = NULL;

  if (before)
    after = options->with > 0 ? load_plan (database, options->with, error)
                              : offtake_plan_file_load (file, error);
  return after ? offtake_compare_plans (before, after) : NULL;
}

/* What the name's ending asks for. */
static GBytes *
choose_content (const OfftakeEdition *edition, const char *out, GError **error)
{
  if (g_str_has_suffix (out, ".pdf"))
    return edition->pages;
  if (g_str_has_suffix (out, ".rules.json"))
    return edition->rules;
  if (g_str_has_suffix (out, ".results.json"))
    return edition->results;
  if (g_str_has_suffix (out, ".json"))
    return edition->model;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("%s: the name must end in .pdf, .rules.json, .results.json or .json"), out);
  return NULL;
}

static gboolean
extract (OfftakeDatabase *database, gint64 number, const char *out, GError **error)
{
  g_autoptr (OfftakeEdition) edition = offtake_edition_load (database, number, error);
  GBytes *content = edition ? choose_content (edition, out, error) : NULL;

  return content && offtake_file_write (out, content, error);
}

OfftakeExit
offtake_command_editions (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "compare", 0, 0, G_OPTION_ARG_INT64, &options.compare, NULL, NULL },
    { "with", 0, 0, G_OPTION_ARG_INT64, &options.with, NULL, NULL },
    { "extract", 0, 0, G_OPTION_ARG_INT64, &options.extract, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  gboolean done;

  if (!offtake_command_parse ("editions", entries, &argc, &argv, 1, 2))
    return OFFTAKE_EXIT_WRONG;
  if ((argc > 2) != (options.extract > 0) || (options.with > 0 && options.compare <= 0)) {
    g_printerr (_ ("offtake-cli editions: --extract needs the name of a file, and --with needs "
                   "--compare\n"));
    return OFFTAKE_EXIT_WRONG;
  }
  g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (argv[1], &error);
  if (!file)
    return offtake_command_fail (error);
  if (options.compare > 0) {
    differences = compare (file, &options, &error);
    done = differences && offtake_difference_list_print (differences, options.json, &error);
  } else if (options.extract > 0)
    done = extract (offtake_plan_file_get_database (file), options.extract, argv[2], &error);
  else
    done = list (offtake_plan_file_get_database (file), options.json, &error);
  if (!done)
    return offtake_command_fail (error);
  return differences && differences->len > 0 ? OFFTAKE_EXIT_NO : OFFTAKE_EXIT_DONE;
}
