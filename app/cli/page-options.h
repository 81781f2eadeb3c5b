/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Options of the commands that make the compliance summary. */

#include "report/summary.h"

G_BEGIN_DECLS

typedef struct {
  char **periods, **sections;
  char  *paper, *language;
} OfftakePageOptions;

/* For the entries of a command's options. */
#define OFFTAKE_PAGE_OPTION_ENTRIES(options)                                                      \
  { "paper", 0, 0, G_OPTION_ARG_STRING, &(options).paper, NULL, NULL },                           \
  { "period", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options).periods, NULL, NULL },                  \
  { "section", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options).sections, NULL, NULL },                \
  { "language", 0, 0, G_OPTION_ARG_STRING, &(options).language, NULL, NULL }

void offtake_page_options_clear (OfftakePageOptions *self);

/* Initialises @summary, which borrows from @self, and turns the program to the language. */
gboolean offtake_page_options_apply (OfftakePageOptions *self, OfftakeSummaryOptions *summary, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakePageOptions, offtake_page_options_clear)

G_END_DECLS
