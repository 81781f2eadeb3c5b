/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenarios-page.h"

#include "document/variant.h"
#include "follow.h"
#include "report/key-figures.h"
#include "scenarios/scenario-button.h"
#include "scenarios/scenario-card.h"

#define DELAY_MS 300 /* figures wait until typing pauses */

struct _OfftakeScenariosPage {
  OfftakePane parent_instance;

  OfftakeDocument *document; /* that is listened to */
  GListModel *scenarios;     /* of its plan */
  GHashTable *variants;      /* scenario's id, "" the base plan, to OfftakeVariant */
  GHashTable *problems;      /* such an id to why there is no variant of it */
  GCancellable *working;     /* NULL where nothing is being worked out */
  guint delay_id;

  GtkStack *stack;
  GtkBox *box;
  GtkWidget *add_button, *empty_button;
};

G_DEFINE_FINAL_TYPE (OfftakeScenariosPage, offtake_scenarios_page, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeScenariosPage *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

/* NULL while it is not known. (transfer full) */
static GArray *
figures_of (OfftakeScenariosPage *self, const char *id, const char *period)
{
  const OfftakeVariant *variant = g_hash_table_lookup (self->variants, id);

  return variant
             ? offtake_key_figures_new (variant->plan, variant->solution, variant->checks, period)
             : NULL;
}

/* Why there is nothing to compare, NULL if that is not so: without the base plan there never is. */
static const char *
problem_of (OfftakeScenariosPage *self, const char *id)
{
  const char *base = g_hash_table_lookup (self->problems, "");

  return base ? base : g_hash_table_lookup (self->problems, id);
}

static void
show_figures (OfftakeScenariosPage *self)
{
  const OfftakePeriod *shown = offtake_view_get_period_info (view_of (self));
  const char *period = shown ? shown->label : "";
  const char *currency = offtake_plan_get_head (offtake_view_get_plan (view_of (self)))->currency;
  g_autoptr (GArray) base = figures_of (self, "", period);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->box)); card;
       card = gtk_widget_get_next_sibling (card)) {
    OfftakeScenario *scenario = offtake_scenario_card_get_scenario (OFFTAKE_SCENARIO_CARD (card));
    OfftakeScenarioFigures *table =
        offtake_scenario_card_get_figures (OFFTAKE_SCENARIO_CARD (card));
    const char *id = offtake_record_get_id (OFFTAKE_RECORD (scenario));
    const char *problem = problem_of (self, id);
    g_autoptr (GArray) figures = figures_of (self, id, period);

    if (problem)
      offtake_scenario_figures_show_problem (table, problem);
    else
      offtake_scenario_figures_show (table, base, figures, period, currency);
  }
}

static void
update_cards (OfftakeScenariosPage *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->box)); card;
       card = gtk_widget_get_next_sibling (card))
    offtake_scenario_card_update (OFFTAKE_SCENARIO_CARD (card));
}

static void
stop (OfftakeScenariosPage *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

/* Whether its figures need not be asked for: what has failed would fail again until an edit. */
static gboolean
is_settled (OfftakeScenariosPage *self, const char *id)
{
  return g_hash_table_contains (self->variants, id) || problem_of (self, id);
}

/* The base plan first, then one scenario after the other; NULL where all are known. (transfer full)
 */
static char *
next_unknown (OfftakeScenariosPage *self)
{
  guint n = self->scenarios ? g_list_model_get_n_items (self->scenarios) : 0;

  if (n > 0 && !is_settled (self, ""))
    return g_strdup ("");
  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (self->scenarios, i);

    if (!is_settled (self, offtake_record_get_id (record)))
      return g_strdup (offtake_record_get_id (record));
  }
  return NULL;
}

typedef struct {
  OfftakeScenariosPage *page;
  char *id;
} Work;

static void work_on (OfftakeScenariosPage *self);

static void
on_variant (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (OfftakeScenariosPage) self = work->page;
  g_autofree char *id = work->id;
  g_autoptr (GError) error = NULL;
  OfftakeVariant *variant = offtake_variant_finish (result, &error);

  g_free (work);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!self->working || (gpointer) source != (gpointer) self->document) {
    g_clear_pointer (&variant, offtake_variant_free);
    return;
  }
  g_clear_object (&self->working);
  if (variant)
    g_hash_table_insert (self->variants, g_steal_pointer (&id), variant);
  else
    g_hash_table_insert (self->problems, g_steal_pointer (&id), g_strdup (error->message));
  show_figures (self);
  work_on (self);
}

static void
work_on (OfftakeScenariosPage *self)
{
  g_autofree char *id = self->document ? next_unknown (self) : NULL;
  Work *work;

  if (!id || self->working || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  work = g_new0 (Work, 1);
  work->page = g_object_ref (self);
  work->id = g_strdup (id);
  self->working = g_cancellable_new ();
  offtake_variant_async (self->document, *id ? id : NULL, TRUE, self->working, on_variant, work);
}

static gboolean
on_delay (gpointer data)
{
  OfftakeScenariosPage *self = data;

  self->delay_id = 0;
  if (self->document && offtake_document_is_solved (self->document))
    work_on (self);
  return G_SOURCE_REMOVE;
}

/* The plan has changed: no figure holds any more, but the old ones stay in sight. */
static void
forget (OfftakeScenariosPage *self)
{
  stop (self);
  g_hash_table_remove_all (self->variants);
  g_hash_table_remove_all (self->problems);
}

static void
work_soon (OfftakeScenariosPage *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->delay_id = g_timeout_add (DELAY_MS, on_delay, self);
}

static void
show_cards (OfftakeScenariosPage *self)
{
  guint n = self->scenarios ? g_list_model_get_n_items (self->scenarios) : 0;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeScenario) scenario = g_list_model_get_item (self->scenarios, i);
    GtkWidget *card = offtake_scenario_card_new (scenario);

    gtk_box_append (self->box, card);
    offtake_scenario_card_update (OFFTAKE_SCENARIO_CARD (card));
  }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "cards" : "empty");
  if (n > 0)
    show_figures (self);
}

/* An edit of the plan; showing another scenario changes no figure. */
static void
on_solved (OfftakeScenariosPage *self)
{
  if (!offtake_document_is_solved (self->document))
    forget (self);
}

static void
on_scenario (OfftakeScenariosPage *self)
{
  update_cards (self);
  work_soon (self);
}

static void
set_document (OfftakeScenariosPage *self, OfftakeDocument *document)
{
  forget (self);
  offtake_follow (&self->document, document, self);
  offtake_follow (&self->scenarios, offtake_scenario_list (document), self);
  if (!document)
    return;
  g_signal_connect_object (document, "notify::scenario", G_CALLBACK (on_scenario), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::solved", G_CALLBACK (on_solved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scenarios, "items-changed", G_CALLBACK (show_cards), self,
                           G_CONNECT_SWAPPED);
}

static void
offtake_scenarios_page_document_changed (OfftakePane *pane)
{
  OfftakeScenariosPage *self = OFFTAKE_SCENARIOS_PAGE (pane);

  set_document (self, offtake_view_get_document (offtake_pane_get_view (pane)));
  show_cards (self);
}

static void
offtake_scenarios_page_update (OfftakePane *pane)
{
  OfftakeScenariosPage *self = OFFTAKE_SCENARIOS_PAGE (pane);

  if (!self->document)
    return;
  update_cards (self);
  if (g_hash_table_size (self->variants) + g_hash_table_size (self->problems) > 0)
    show_figures (self);
  work_soon (self);
}

static void
offtake_scenarios_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (offtake_scenarios_page_parent_class)->map (widget);
  work_soon (OFFTAKE_SCENARIOS_PAGE (widget));
}

static void
offtake_scenarios_page_dispose (GObject *object)
{
  OfftakeScenariosPage *self = OFFTAKE_SCENARIOS_PAGE (object);

  if (self->variants)
    set_document (self, NULL);
  g_clear_pointer (&self->variants, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_hash_table_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_SCENARIOS_PAGE);
  G_OBJECT_CLASS (offtake_scenarios_page_parent_class)->dispose (object);
}

static void
offtake_scenarios_page_class_init (OfftakeScenariosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_scenarios_page_dispose;
  widget_class->map = offtake_scenarios_page_map;
  pane_class->document_changed = offtake_scenarios_page_document_changed;
  pane_class->update = offtake_scenarios_page_update;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/scenarios/scenarios-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeScenariosPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeScenariosPage, box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeScenariosPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeScenariosPage, empty_button);
}

static void
offtake_scenarios_page_init (OfftakeScenariosPage *self)
{
  self->variants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) offtake_variant_free);
  self->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
offtake_scenarios_page_is_worked_out (OfftakeScenariosPage *self)
{
  g_autofree char *unknown = next_unknown (self);

  return self->scenarios && !unknown;
}

void
offtake_scenarios_page_focus (OfftakeScenariosPage *self)
{
  gboolean empty = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0;

  gtk_widget_grab_focus (empty ? self->empty_button : self->add_button);
}
