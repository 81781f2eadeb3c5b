/* SPDX-License-Identifier: MPL-2.0 */
#include "report/summary.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "report/paragraph.h"
#include "report/pdf.h"
#include "report/summary-private.h"

static const struct {
  const char *word, *title;
} sections[OFFTAKE_N_SECTIONS] = {
  { "figures", N_ ("Key figures") },
  { "verdicts", N_ ("Verdicts") },
  { "chart", N_ ("Chart") },
  { "agreements", N_ ("Agreements") },
  { "balances", N_ ("Balances") },
  { "recovery", N_ ("Recovery") },
  { "evidence", N_ ("Evidence") },
  { "warnings", N_ ("Open warnings") },
  { "sources", N_ ("Sources and method") },
  { "signatures", N_ ("Signatures") },
};

struct _OfftakeSummary {
  OfftakePages *pages;
  char *title, *author, *subject;
  guint32 created;
};

const char *
offtake_section_word (guint index)
{
  return sections[index].word;
}

const char *
offtake_section_title (guint index)
{
  return _ (sections[index].title);
}

void
offtake_summary_options_init (OfftakeSummaryOptions *options)
{
  *options = (OfftakeSummaryOptions){ .view = { .measure = OFFTAKE_MEASURE_GOODS },
                                      .sections = OFFTAKE_SECTIONS_ALL };
  offtake_page_format_init (&options->format, OFFTAKE_PAPER_A4);
}

const char *
offtake_brief_period (const OfftakeSummaryBrief *brief, guint period)
{
  return offtake_network_period (brief->network, period)->label;
}

void
offtake_brief_heading (const OfftakeSummaryBrief *brief, guint level, const char *text)
{
  const OfftakeTextStyle style = (OfftakeTextStyle) (OFFTAKE_TEXT_HEADING_1 + level - 1);

  offtake_pages_add (brief->pages, offtake_paragraph_new (style, text));
}

void
offtake_brief_note (const OfftakeSummaryBrief *brief, const char *text)
{
  offtake_pages_add (brief->pages, offtake_paragraph_new (OFFTAKE_TEXT_NOTE, text));
}

void
offtake_brief_noted (const OfftakeSummaryBrief *brief, OfftakeBlock *block, const char *note)
{
  block->keep = TRUE;
  offtake_pages_add (brief->pages, block);
  offtake_brief_note (brief, note);
}

void
offtake_brief_row (OfftakeBlock *table, OfftakeRowKind kind, char **cells, guint n)
{
  offtake_table_add_row (table, kind, (const char *const *) cells);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&cells[i], g_free);
}

OfftakeSite *
offtake_brief_site (const OfftakeSummaryBrief *brief, guint site)
{
  OfftakeRecord *record =
      offtake_plan_find (brief->plan, "sites", offtake_network_site_id (brief->network, site));

  return record ? OFFTAKE_SITE (record) : NULL;
}

OfftakeMaterial *
offtake_brief_material (const OfftakeSummaryBrief *brief, guint material)
{
  OfftakeRecord *record = offtake_plan_find (
      brief->plan, "materials", offtake_network_material_id (brief->network, material));

  return record ? OFFTAKE_MATERIAL (record) : NULL;
}

const char *
offtake_brief_site_name (const OfftakeSummaryBrief *brief, const char *id)
{
  OfftakeRecord *record = id ? offtake_plan_find (brief->plan, "sites", id) : NULL;

  return record ? offtake_record_get_title (record) : id;
}

static gboolean
is_meant (const OfftakePeriod *period, const char *label)
{
  OfftakePeriod wanted;

  return strcmp (period->label, label) == 0 || (offtake_period_parse (label, &wanted) &&
                                                wanted.quarter == 0 && wanted.year == period->year);
}

/* Marks the periods that @label names; FALSE if there is none. */
static gboolean
mark_periods (OfftakeNetwork *network, const char *label, gboolean *chosen)
{
  gboolean found = FALSE;

  for (guint i = 0; i < offtake_network_n_periods (network); i++)
    if (is_meant (offtake_network_period (network, i), label))
      chosen[i] = found = TRUE;
  return found;
}

static GArray *
choose_periods (const OfftakeSolution *solution, const char *const *labels, GError **error)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  const guint n = offtake_network_n_periods (network);
  g_autofree gboolean *chosen = g_new0 (gboolean, n + 1);
  GArray *periods;

  for (guint i = 0; labels && labels[i]; i++)
    if (!mark_periods (network, labels[i], chosen)) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                   _ ("There is no period \"%s\": the plan's horizon runs from %s to %s"),
                   labels[i], offtake_network_period (network, 0)->label,
                   offtake_network_period (network, n - 1)->label);
      return NULL;
    }
  if (!labels || !labels[0])
    chosen[n - 1] = TRUE;
  periods = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (chosen[i] && offtake_solution_has_period (solution, i))
      g_array_append_val (periods, i);
  return periods;
}

static char *
scenario_title (OfftakePlan *plan, const char *scenario)
{
  OfftakeRecord *record = scenario ? offtake_plan_find (plan, "scenarios", scenario) : NULL;

  if (!scenario)
    return g_strdup (_ ("Base plan"));
  return g_strdup (record ? offtake_record_get_title (record) : scenario);
}

/* The newest day that the plan records: what a working copy is dated by, as it has no day of its
   own and today would make every copy another file. */
static guint32
newest_day (OfftakePlan *plan)
{
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");
  const GArray *periods = offtake_plan_get_periods (plan);
  guint32 newest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    newest = MAX (newest, agreement->signed_on);
    for (guint k = 0; agreement->status_history && k < agreement->status_history->len; k++)
      newest =
          MAX (newest, ((const OfftakeStatusChange *) agreement->status_history->pdata[k])->date);
  }
  return newest ? newest : g_array_index (periods, OfftakePeriod, 0).first;
}

static void
add_period (const OfftakeSummaryBrief *brief, guint period)
{
  const guint chosen = brief->options->sections;

  if (chosen & OFFTAKE_SECTION_CHART)
    offtake_summary_add_chart (brief, period);
  if (chosen & OFFTAKE_SECTION_AGREEMENTS)
    offtake_summary_add_agreements (brief, period);
  if (chosen & OFFTAKE_SECTION_BALANCES)
    offtake_summary_add_balances (brief, period);
  if (chosen & OFFTAKE_SECTION_RECOVERY)
    offtake_summary_add_recovery (brief, period);
}

static void
add_sections (const OfftakeSummaryBrief *brief)
{
  const guint chosen = brief->options->sections;

  offtake_summary_add_cover (brief);
  if (chosen & OFFTAKE_SECTION_FIGURES)
    offtake_summary_add_figures (brief);
  if (chosen & OFFTAKE_SECTION_VERDICTS)
    offtake_summary_add_verdicts (brief);
  for (guint i = 0; i < brief->periods->len; i++)
    add_period (brief, g_array_index (brief->periods, guint, i));
  if (chosen & OFFTAKE_SECTION_EVIDENCE)
    offtake_summary_add_evidence (brief);
  if (chosen & OFFTAKE_SECTION_WARNINGS)
    offtake_summary_add_warnings (brief);
  if (chosen & OFFTAKE_SECTION_SOURCES)
    offtake_summary_add_sources (brief);
  if (chosen & OFFTAKE_SECTION_SIGNATURES)
    offtake_summary_add_signatures (brief);
}

static void
set_running (OfftakePages *pages, const char *title, const OfftakeSummaryBrief *brief)
{
  const char *const parts[] = { _ ("Compliance summary"), brief->scenario };
  g_autofree char *right = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
  const char *edition = brief->options->edition;
  g_autofree char *sealed = edition ? g_strdup_printf (_ ("Edition %s · "), edition) : NULL;
  g_autofree char *footer =
      brief->options->fingerprint
          ? g_strdup_printf ("%sSHA-256 %s", sealed ? sealed : "", brief->options->fingerprint)
          : NULL;

  offtake_pages_set_running (pages, title, right, footer);
}

static OfftakeCompliance *
check (OfftakePlan *plan,
       const OfftakeSolution *solution,
       OfftakeRuleBook *book,
       const GArray *periods)
{
  /* The result keeps a reference, which does not change the solution. */
  return offtake_compliance_new (plan, (OfftakeSolution *) solution, book, NULL,
                                 (const guint *) (gpointer) periods->data, periods->len);
}

OfftakeSummary *
offtake_summary_new (OfftakePlan *plan,
                     const OfftakeSolution *solution,
                     const OfftakeSummaryOptions *options,
                     GError **error)
{
  g_autoptr (GArray) periods = choose_periods (solution, options->periods, error);
  OfftakeSummary *self;

  if (!periods)
    return NULL;
  self = g_new0 (OfftakeSummary, 1);
  self->pages = offtake_pages_new (&options->format);
  self->title = g_strdup (offtake_plan_get_head (plan)->title);
  self->author = g_strdup (options->prepared_by);
  self->created = options->made ? options->made : newest_day (plan);

  g_autofree char *scenario = scenario_title (plan, options->scenario);
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeCompliance) compliance = check (plan, solution, book, periods);
  const OfftakeSummaryBrief brief = {
    .plan = plan,
    .solution = solution,
    .network = offtake_solution_get_network (solution),
    .options = options,
    .periods = periods,
    .scenario = scenario,
    .currency = offtake_plan_get_head (plan)->currency,
    .book = book,
    .compliance = compliance,
    .pages = self->pages,
  };
  self->subject = g_strdup_printf ("%s · %s", _ ("Compliance summary"), scenario);
  set_running (self->pages, self->title, &brief);
  add_sections (&brief);
  return self;
}

void
offtake_summary_free (OfftakeSummary *self)
{
  offtake_pages_free (self->pages);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self);
}

guint
offtake_summary_n_pages (OfftakeSummary *self)
{
  return offtake_pages_count (self->pages);
}

void
offtake_summary_draw_page (OfftakeSummary *self, cairo_t *cr, guint page)
{
  offtake_pages_draw (self->pages, cr, page);
}

GBytes *
offtake_summary_to_pdf (OfftakeSummary *self, GError **error)
{
  const OfftakePdfInfo info = {
    .title = self->title,
    .author = self->author,
    .subject = self->subject,
    .created = self->created,
  };

  return offtake_pdf_new (self->pages, &info, error);
}

gboolean
offtake_summary_write_pdf (OfftakeSummary *self, const char *path, GError **error)
{
  g_autoptr (GBytes) pdf = offtake_summary_to_pdf (self, error);

  return pdf && offtake_file_write (path, pdf, error);
}
