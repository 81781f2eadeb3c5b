/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/cell-choices.h"

#include <glib/gi18n.h>

#include "closures.h"

#define MAX_HEIGHT 240
#define MAX_CHARACTERS 48

struct _OfftakeCellChoices {
  GtkWidget parent_instance;

  OfftakeFieldKind kind;
  GtkStringList *titles;
  GPtrArray *words; /* char *, what is stored for the title at the same place */
  GtkStringFilter *filter;
  GtkSingleSelection *selection;
  GtkWidget *scroller;
  GtkWidget *list;
};

enum { TAKEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeCellChoices, offtake_cell_choices, GTK_TYPE_WIDGET)

gboolean
offtake_cell_choices_fit (const OfftakeField *field)
{
  return field->kind == OFFTAKE_FIELD_CHOICE || field->kind == OFFTAKE_FIELD_BOOL ||
         field->kind == OFFTAKE_FIELD_REFERENCE;
}

static void
add (OfftakeCellChoices *self, const char *title, const char *word)
{
  gtk_string_list_append (self->titles, title);
  g_ptr_array_add (self->words, g_strdup (word));
}

static void
add_records (OfftakeCellChoices *self, OfftakePlan *plan, const char *list)
{
  GListModel *records = offtake_plan_get_list (plan, list);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);

    add (self, offtake_record_get_title (record), offtake_record_get_id (record));
  }
}

static void
add_all (OfftakeCellChoices *self, const OfftakeField *field, OfftakePlan *plan)
{
  if (field->kind == OFFTAKE_FIELD_REFERENCE) {
    add_records (self, plan, field->list);
  } else if (field->kind == OFFTAKE_FIELD_BOOL) {
    add (self, _ ("Yes"), "yes");
    add (self, _ ("No"), "no");
  } else {
    for (guint i = 0; field->choices[i]; i++)
      add (self, offtake_word_label (field->choices[i]), field->choices[i]);
  }
}

static const char *
title_at (OfftakeCellChoices *self, guint position)
{
  g_autoptr (GtkStringObject) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  /* The list of titles keeps it. */
  return item ? gtk_string_object_get_string (item) : NULL;
}

/* What is called so but for capitals; else what begins so; else the first. */
static guint
position_of (OfftakeCellChoices *self, const char *text)
{
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  guint n = offtake_cell_choices_n_shown (self), best = n ? 0 : GTK_INVALID_LIST_POSITION;
  gboolean begins = FALSE;

  for (guint i = 0; i < n; i++) {
    g_autofree char *title = g_utf8_casefold (title_at (self, i), -1);

    if (g_str_equal (title, wanted))
      return i;
    if (!begins && g_str_has_prefix (title, wanted)) {
      begins = TRUE;
      best = i;
    }
  }
  return best;
}

static void
mark (OfftakeCellChoices *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

void
offtake_cell_choices_narrow (OfftakeCellChoices *self, const char *text)
{
  gboolean all = !text || !*text;

  gtk_string_filter_set_search (self->filter, all ? NULL : text);
  mark (self, all ? GTK_INVALID_LIST_POSITION : position_of (self, text));
}

const char *
offtake_cell_choices_step (OfftakeCellChoices *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint now = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return NULL;
  if (now == GTK_INVALID_LIST_POSITION)
    mark (self, step > 0 ? 0 : n - 1);
  else
    mark (self, (guint) CLAMP ((int) now + step, 0, (int) n - 1));
  return offtake_cell_choices_get_title (self);
}

const char *
offtake_cell_choices_get_title (OfftakeCellChoices *self)
{
  guint now = gtk_single_selection_get_selected (self->selection);

  return now == GTK_INVALID_LIST_POSITION ? NULL : title_at (self, now);
}

/* Titles may be the same twice; the objects of the list are not. */
static const char *
marked_word (OfftakeCellChoices *self)
{
  gpointer marked = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; marked && i < self->words->len; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->titles), i);

    if (item == marked)
      return g_ptr_array_index (self->words, i);
  }
  return NULL;
}

json_t *
offtake_cell_choices_dup_value (OfftakeCellChoices *self)
{
  const char *word = marked_word (self);

  if (!word)
    return NULL;
  return self->kind == OFFTAKE_FIELD_BOOL ? json_boolean (g_str_equal (word, "yes"))
                                          : json_string (word);
}

const char *
offtake_cell_choices_mark (OfftakeCellChoices *self, json_t *value)
{
  const char *word =
      json_is_boolean (value) ? (json_is_true (value) ? "yes" : "no") : json_string_value (value);

  gtk_string_filter_set_search (self->filter, NULL);
  for (guint i = 0; word && i < self->words->len; i++)
    if (g_str_equal (g_ptr_array_index (self->words, i), word)) {
      mark (self, i);
      return title_at (self, i);
    }
  mark (self, GTK_INVALID_LIST_POSITION);
  return "";
}

guint
offtake_cell_choices_n_shown (OfftakeCellChoices *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static void
on_activate (OfftakeCellChoices *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARACTERS);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
offtake_cell_choices_dispose (GObject *object)
{
  OfftakeCellChoices *self = OFFTAKE_CELL_CHOICES (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  G_OBJECT_CLASS (offtake_cell_choices_parent_class)->dispose (object);
}

static void
offtake_cell_choices_class_init (OfftakeCellChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_cell_choices_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TAKEN] = g_signal_new ("taken", OFFTAKE_TYPE_CELL_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_model (OfftakeCellChoices *self)
{
  GtkExpression *title = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->titles = gtk_string_list_new (NULL);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->filter = gtk_string_filter_new (title);

  GtkFilterListModel *shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->titles)),
                                                         g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (shown));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

static void
offtake_cell_choices_init (OfftakeCellChoices *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  make_model (self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choices"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height",
                TRUE, "propagate-natural-width", TRUE, "max-content-height", MAX_HEIGHT, "child",
                self->list, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
offtake_cell_choices_new (const OfftakeField *field, OfftakePlan *plan)
{
  OfftakeCellChoices *self = g_object_new (OFFTAKE_TYPE_CELL_CHOICES, NULL);

  self->kind = field->kind;
  add_all (self, field, plan);
  mark (self, GTK_INVALID_LIST_POSITION);
  return GTK_WIDGET (self);
}
