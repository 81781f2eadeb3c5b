/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/record-choice.h"

#define SEARCHED 12 /* from so many on a list is searched by typing */

struct _OfftakeRecordChoice {
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  GPtrArray *ids; /* char *, one an item; NULL for none and for more */
  char *offered;  /* all titles and ids, to see whether they have changed */
  gboolean has_more;
  gboolean filling; /* the choice is not the person's */
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeRecordChoice, offtake_record_choice, ADW_TYPE_BIN)

static void
on_selected (OfftakeRecordChoice *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/* The button is as narrow as the pane; the list shows titles in full. */
static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (data));
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (text));
}

static GtkListItemFactory *
factory_new (int max_width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (max_width));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

static void
add (OfftakeRecordChoice *self, GtkStringList *titles, const char *title, const char *id)
{
  gtk_string_list_append (titles, title);
  g_ptr_array_add (self->ids, g_strdup (id));
}

void
offtake_record_choice_fill (OfftakeRecordChoice *self,
                            OfftakePlan *plan,
                            const char *list,
                            const char *none,
                            const char *more)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GString) offered = g_string_new (none);
  g_autofree char *chosen = g_strdup (offtake_record_choice_get (self));
  GListModel *records = offtake_plan_get_list (plan, list);
  guint n = g_list_model_get_n_items (records);

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);

    g_string_append_printf (offered, "\n%s\t%s", offtake_record_get_id (record),
                            offtake_record_get_title (record));
  }
  if (g_strcmp0 (offered->str, self->offered) == 0)
    return;
  g_free (self->offered);
  self->offered = g_string_free (g_steal_pointer (&offered), FALSE);
  g_ptr_array_set_size (self->ids, 0);
  if (none)
    add (self, titles, none, NULL);
  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);

    add (self, titles, offtake_record_get_title (record), offtake_record_get_id (record));
  }
  if (more)
    add (self, titles, more, NULL);
  self->has_more = more != NULL;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_enable_search (self->drop_down, n >= SEARCHED);
  self->filling = FALSE;
  if (chosen)
    offtake_record_choice_set (self, chosen);
}

void
offtake_record_choice_set (OfftakeRecordChoice *self, const char *id)
{
  guint position = GTK_INVALID_LIST_POSITION;
  guint n = self->ids->len - (self->has_more ? 1 : 0);

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      position = i;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->drop_down, position);
  self->filling = FALSE;
}

const char *
offtake_record_choice_get (OfftakeRecordChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

gboolean
offtake_record_choice_is_more (OfftakeRecordChoice *self)
{
  return self->has_more && gtk_drop_down_get_selected (self->drop_down) == self->ids->len - 1;
}

static void
offtake_record_choice_dispose (GObject *object)
{
  OfftakeRecordChoice *self = OFFTAKE_RECORD_CHOICE (object);

  if (self->drop_down)
    g_signal_handlers_disconnect_by_data (self->drop_down, self);
  self->drop_down = NULL;
  G_OBJECT_CLASS (offtake_record_choice_parent_class)->dispose (object);
}

static void
offtake_record_choice_finalize (GObject *object)
{
  g_ptr_array_unref (OFFTAKE_RECORD_CHOICE (object)->ids);
  g_free (OFFTAKE_RECORD_CHOICE (object)->offered);
  G_OBJECT_CLASS (offtake_record_choice_parent_class)->finalize (object);
}

static void
offtake_record_choice_class_init (OfftakeRecordChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_record_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = offtake_record_choice_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", OFFTAKE_TYPE_RECORD_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
offtake_record_choice_init (OfftakeRecordChoice *self)
{
  g_autoptr (GtkListItemFactory) narrow = factory_new (18);
  g_autoptr (GtkListItemFactory) wide = factory_new (60);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, text));
  gtk_drop_down_set_factory (self->drop_down, narrow);
  gtk_drop_down_set_list_factory (self->drop_down, wide);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

GtkWidget *
offtake_record_choice_new (const char *label)
{
  OfftakeRecordChoice *self = g_object_new (OFFTAKE_TYPE_RECORD_CHOICE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}
