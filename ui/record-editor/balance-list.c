/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/balance-list.h"

#include <glib/gi18n.h>

#include "base/text.h"
#include "figure-row.h"
#include "model/recipe-balance.h"

#define KG_PER_T 1000

struct _OfftakeBalanceList {
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* GtkWidget, owned by the group */
};

G_DEFINE_FINAL_TYPE (OfftakeBalanceList, offtake_balance_list, ADW_TYPE_PREFERENCES_GROUP)

static void
clear (OfftakeBalanceList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add (OfftakeBalanceList *self, GtkWidget *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static char *
figure_of (const OfftakeElementBalance *balance)
{
  double created = balance->made - balance->taken;
  g_autofree char *taken = offtake_text_number (balance->taken * KG_PER_T);
  g_autofree char *made = offtake_text_number (balance->made * KG_PER_T);

  if (!(balance->taken > 0))
    /* Translators: kilograms of an element that come out, where none went in */
    return g_strdup_printf (_ ("%s kg come from nowhere"), made);
  g_autofree char *share = offtake_text_percent (balance->made / balance->taken);
  g_autofree char *rest = offtake_text_number (ABS (created) * KG_PER_T);
  if (created > 0)
    /* Translators: kilograms in, kilograms out, share, kilograms created */
    return g_strdup_printf (_ ("%s → %s kg (%s), %s created"), taken, made, share, rest);
  return g_strdup_printf (_ ("%s → %s kg (%s), %s lost"), taken, made, share, rest);
}

static void
add_balance (OfftakeBalanceList *self,
             const OfftakeOverlay *view,
             OfftakeRecipe *recipe,
             const char *feed)
{
  g_autoptr (GArray) balances = offtake_recipe_balance (view, recipe, feed);
  OfftakeRecord *material = feed ? offtake_overlay_find (view, "materials", feed) : NULL;

  if (feed)
    add (self, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "focusable", FALSE, "title",
                             material ? offtake_record_get_title (material) : feed, "subtitle",
                             _ ("one tonne of this feed"), NULL));
  for (guint i = 0; i < balances->len; i++) {
    const OfftakeElementBalance *balance = &g_array_index (balances, OfftakeElementBalance, i);
    g_autofree char *figure = figure_of (balance);

    add (self, offtake_figure_row_new (balance->element, figure));
  }
}

void
offtake_balance_list_show (OfftakeBalanceList *self, OfftakePlan *plan, OfftakeRecipe *recipe)
{
  g_autoptr (OfftakeOverlay) view = offtake_overlay_new (plan);

  clear (self);
  if (!offtake_recipe_is_by_yields (recipe))
    add_balance (self, view, recipe, NULL);
  for (guint i = 0; recipe->feeds && i < recipe->feeds->len; i++)
    add_balance (self, view, recipe, g_ptr_array_index (recipe->feeds, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
offtake_balance_list_finalize (GObject *object)
{
  g_ptr_array_unref (OFFTAKE_BALANCE_LIST (object)->rows);
  G_OBJECT_CLASS (offtake_balance_list_parent_class)->finalize (object);
}

static void
offtake_balance_list_class_init (OfftakeBalanceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_balance_list_finalize;
}

static void
offtake_balance_list_init (OfftakeBalanceList *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
offtake_balance_list_new (void)
{
  return g_object_new (OFFTAKE_TYPE_BALANCE_LIST, "title", _ ("Element Balance"), "description",
                       _ ("Per tonne of reference"), NULL);
}
