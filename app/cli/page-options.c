/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/page-options.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/locale.h"

void
offtake_page_options_clear (OfftakePageOptions *self)
{
  g_strfreev (self->periods);
  g_strfreev (self->sections);
  g_free (self->paper);
  g_free (self->language);
}

static gboolean
read_paper (const char *name, OfftakePageFormat *format, GError **error)
{
  OfftakePaper paper = OFFTAKE_PAPER_A4;

  if (name && !offtake_paper_parse (name, &paper)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("--paper \"%s\": must be one of a4, letter"), name);
    return FALSE;
  }
  offtake_page_format_init (format, paper);
  return TRUE;
}

/* The bit of a section; 0 if there is none of that name. */
static guint
find_section (const char *word)
{
  for (guint i = 0; i < OFFTAKE_N_SECTIONS; i++)
    if (strcmp (word, offtake_section_word (i)) == 0)
      return 1u << i;
  return 0;
}

static gboolean
read_sections (char **words, guint *sections, GError **error)
{
  guint chosen = 0;

  for (char **word = words; word && *word; word++) {
    guint section = find_section (*word);
    if (section == 0) {
      g_autoptr (GString) known = g_string_new (NULL);
      for (guint i = 0; i < OFFTAKE_N_SECTIONS; i++)
        g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", offtake_section_word (i));
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                   _ ("--section \"%s\": must be one of %s"), *word, known->str);
      return FALSE;
    }
    chosen |= section;
  }
  if (words)
    *sections = chosen;
  return TRUE;
}

static gboolean
use_language (const char *language, GError **error)
{
  if (!language || offtake_locale_use (language))
    return TRUE;
  g_autofree char *known = g_strjoinv (", ", (char **) offtake_locale_languages ());
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("--language \"%s\": must be one of %s"), language, known);
  return FALSE;
}

gboolean
offtake_page_options_apply (OfftakePageOptions *self,
                            OfftakeSummaryOptions *summary,
                            GError **error)
{
  offtake_summary_options_init (summary);
  summary->periods = (const char *const *) self->periods;
  return read_paper (self->paper, &summary->format, error) &&
         read_sections (self->sections, &summary->sections, error) &&
         use_language (self->language, error);
}
