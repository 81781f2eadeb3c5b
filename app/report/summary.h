/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The compliance summary: cover, key figures, verdicts, chart, agreements, balances, evidence,
   warnings, sources and a place to sign. The same pages go to the printer, to the preview and to the PDF.
   On one thread, which the plan must be of too.
   Not a widget: a print operation asks for the number of pages and draws them one by one. */

#include "engine/solution.h"
#include "report/flow-graph.h"
#include "report/page.h"

G_BEGIN_DECLS

/* What the summary is made of besides its cover. */
typedef enum {
  OFFTAKE_SECTION_FIGURES    = 1 << 0,
  OFFTAKE_SECTION_VERDICTS   = 1 << 1,
  OFFTAKE_SECTION_CHART      = 1 << 2,
  OFFTAKE_SECTION_AGREEMENTS = 1 << 3,
  OFFTAKE_SECTION_BALANCES   = 1 << 4,
  OFFTAKE_SECTION_RECOVERY   = 1 << 5,
  OFFTAKE_SECTION_EVIDENCE   = 1 << 6,
  OFFTAKE_SECTION_WARNINGS   = 1 << 7,
  OFFTAKE_SECTION_SOURCES    = 1 << 8,
  OFFTAKE_SECTION_SIGNATURES = 1 << 9,
} OfftakeSection;

#define OFFTAKE_N_SECTIONS 10
#define OFFTAKE_SECTIONS_ALL ((1u << OFFTAKE_N_SECTIONS) - 1)

/* Of the section 1 << @index: the word of the command line ("figures") and the title for people. */
const char *offtake_section_word (guint index);
const char *offtake_section_title (guint index);

typedef struct {
  OfftakePageFormat  format;      /* the sheet: offtake_page_format_init (&format, OFFTAKE_PAPER_A4) */
  const char *const *periods;     /* labels of the periods told in detail, NULL-ended; a year stands for
                                     its quarters. NULL: the last period of the horizon */
  const char        *scenario;    /* id of the scenario that @plan shows; NULL: the base plan */
  const char        *fingerprint; /* SHA-256 of the canonical plan JSON, or of the edition, in hex; NULL: none
                                     is printed */
  const char        *edition;     /* its number, "3"; NULL: a working copy that is not sealed */
  const char        *edition_title; /* "Board meeting"; NULL or empty without */
  guint32            made;        /* julian day of the edition, which dates the file; 0 without one */
  guint              sections;    /* OfftakeSection; all by default */
  const char        *prepared_by; /* NULL: a line is left for it */
  OfftakeFlowView    view;        /* of the chart */
} OfftakeSummaryOptions;

typedef struct _OfftakeSummary OfftakeSummary;

/* A4, all else as it is when nothing is chosen: the chart shows tonnes of goods by material and site. */
void offtake_summary_options_init (OfftakeSummaryOptions *options);

/* @plan is the plan that was compiled (with the scenario applied), @solution what came of it. All is
   read at once: both may change afterwards.

   Returns: (transfer full): NULL with OFFTAKE_ERROR_NOT_FOUND if a period is not in the horizon. */
OfftakeSummary *offtake_summary_new (OfftakePlan *plan, const OfftakeSolution *solution,
                                     const OfftakeSummaryOptions *options, GError **error);
void            offtake_summary_free (OfftakeSummary *self);

/* At least one. */
guint offtake_summary_n_pages (OfftakeSummary *self);
/* Draws page @page (from 0) at the origin, in points; the sheet is as large as its format says. */
void  offtake_summary_draw_page (OfftakeSummary *self, cairo_t *cr, guint page);

/* A tagged PDF of all pages, the same bytes on each run; written whole or not at all. */
gboolean offtake_summary_write_pdf (OfftakeSummary *self, const char *path, GError **error);
/* The same as bytes. (transfer full) */
GBytes  *offtake_summary_to_pdf (OfftakeSummary *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSummary, offtake_summary_free)

G_END_DECLS
