/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "cli/rule-folder.h"
#include "exchange/verdict-json.h"
#include "rules/assess.h"

/* Facts take a few kilobytes; what is larger is no list of facts. */
#define MAX_BYTES (16u << 20)

static json_t *
read_facts (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  while (bytes->len <= MAX_BYTES && (n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_byte_array_append (bytes, buffer, (guint) n);
  if (ferror (stdin)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
                 _ ("standard input: reading failed: %s"), g_strerror (errno));
    return NULL;
  }
  if (bytes->len > MAX_BYTES) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("standard input: larger than %u MB, which no facts need"), MAX_BYTES >> 20);
    return NULL;
  }
  return offtake_json_read (bytes->data ? (const char *) bytes->data : "", bytes->len,
                            _ ("standard input"), error);
}

static void
print (const OfftakeVerdict *verdict)
{
  const OfftakeRule *rule = verdict->rule;

  g_print ("%s: %s\n", offtake_rule_get_title (rule), offtake_outcome_title (verdict->outcome));
  g_print ("%s; %s\n", rule->citation, rule->law_version);
  for (guint i = 0; i < verdict->steps->len; i++)
    g_print ("  %s\n", (const char *) verdict->steps->pdata[i]);
}

OfftakeExit
offtake_command_assess (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "rules", 0, 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("assess", entries, &argc, &argv, 0, 0))
    return OFFTAKE_EXIT_WRONG;

  g_autoptr (OfftakeRuleBook) book = offtake_rule_folder_load (folder, &error);
  g_autoptr (json_t) facts = book ? read_facts (&error) : NULL;
  g_autoptr (OfftakeVerdict) verdict = facts ? offtake_assess (book, facts, &error) : NULL;
  if (!verdict)
    return offtake_command_fail (error);
  if (json) {
    g_autofree char *text = offtake_verdict_json_write (verdict);
    g_print ("%s", text);
  } else
    print (verdict);
  return OFFTAKE_EXIT_DONE;
}
