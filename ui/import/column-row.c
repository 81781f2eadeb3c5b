/* SPDX-License-Identifier: MPL-2.0 */
#include "import/column-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import/field-names.h"

#define N_EXAMPLES 3
#define MAX_EXAMPLE 24 /* characters of a cell that are shown */

struct _OfftakeColumnRow {
  AdwActionRow parent_instance;

  char *header;
  GPtrArray *fields; /* const char *; the first is NULL: left out */
  GPtrArray *units;  /* char *; the first is NULL: as the header or a cell says */
  GtkDropDown *field_choice, *unit_choice;
  gboolean showing; /* what is read, not what is chosen */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeColumnRow, offtake_column_row, ADW_TYPE_ACTION_ROW)

static const char *const amount_units[] = { "t/year",  "t/quarter",       "t/month",
                                            "kt/year", "kg/year",         "kg/month",
                                            "lb/year", "lb/month",        "short ton/year",
                                            "t total", "percent of need", "percent of output" };
static const char *const price_units[] = { "/t", "/kg", "/lb", "/short ton" };

/* What the chosen field may be given in. */
static void
choose_units (const char *field, const char *const **units, guint *n)
{
  *units = amount_units;
  *n = 0;
  if (g_strcmp0 (field, "amount") == 0) {
    *n = G_N_ELEMENTS (amount_units);
  } else if (g_strcmp0 (field, "price.per_t") == 0) {
    *units = price_units;
    *n = G_N_ELEMENTS (price_units);
  }
}

static guint
find_unit (OfftakeColumnRow *self, const char *unit)
{
  for (guint i = 1; unit && i < self->units->len; i++)
    if (strcmp (g_ptr_array_index (self->units, i), unit) == 0)
      return i;
  return 0;
}

/* @unit joins the list where it is none of the usual ones. */
static void
fill_units (OfftakeColumnRow *self, const char *unit)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const char *const *units;
  guint n;

  choose_units (offtake_column_row_get_field (self), &units, &n);
  g_ptr_array_set_size (self->units, 0);
  g_ptr_array_add (self->units, NULL);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->units, g_strdup (units[i]));
  if (n > 0 && unit && *unit && find_unit (self, unit) == 0)
    g_ptr_array_add (self->units, g_strdup (unit));
  gtk_string_list_append (words, _ ("Unit as in the table"));
  for (guint i = 1; i < self->units->len; i++)
    gtk_string_list_append (words, g_ptr_array_index (self->units, i));
  gtk_drop_down_set_model (self->unit_choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->unit_choice, find_unit (self, unit));
  gtk_widget_set_visible (GTK_WIDGET (self->unit_choice), n > 0);
}

static void
on_unit (OfftakeColumnRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_field (OfftakeColumnRow *self)
{
  if (self->showing)
    return;
  self->showing = TRUE;
  fill_units (self, NULL);
  self->showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
find_field (OfftakeColumnRow *self, const char *field)
{
  for (guint i = 1; field && i < self->fields->len; i++)
    if (strcmp (g_ptr_array_index (self->fields, i), field) == 0)
      return i;
  return 0;
}

void
offtake_column_row_show (OfftakeColumnRow *self, const OfftakeColumn *column)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->field_choice, find_field (self, column->field));
  fill_units (self, column->unit);
  self->showing = FALSE;
}

const char *
offtake_column_row_get_header (OfftakeColumnRow *self)
{
  return self->header;
}

const char *
offtake_column_row_get_field (OfftakeColumnRow *self)
{
  return g_ptr_array_index (self->fields, gtk_drop_down_get_selected (self->field_choice));
}

void
offtake_column_row_set_field (OfftakeColumnRow *self, const char *field)
{
  gtk_drop_down_set_selected (self->field_choice, find_field (self, field));
}

json_t *
offtake_column_row_to_json (OfftakeColumnRow *self)
{
  const char *field = offtake_column_row_get_field (self);
  guint unit = gtk_drop_down_get_selected (self->unit_choice);

  if (!field)
    return json_null ();
  if (unit == 0 || unit == GTK_INVALID_LIST_POSITION || unit >= self->units->len)
    return json_string (field);
  return json_pack ("{s:s, s:s}", "field", field, "unit",
                    (const char *) g_ptr_array_index (self->units, unit));
}

/* The first cells that hold something. */
static char *
examples_of (const OfftakeCells *cells, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint row = 1; row < offtake_cells_n_rows (cells) && n < N_EXAMPLES; row++) {
    const char *cell = offtake_cells_get (cells, row, column);
    if (!*cell)
      continue;
    g_autofree char *start =
        g_utf8_substring (cell, 0, MIN (MAX_EXAMPLE, g_utf8_strlen (cell, -1)));
    g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", start);
  }
  return g_string_free (text, FALSE);
}

static void
fill_fields (OfftakeColumnRow *self, const char *table)
{
  g_autoptr (GPtrArray) fields = offtake_mapping_fields (table);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_ptr_array_add (self->fields, NULL);
  gtk_string_list_append (words,
                          strcmp (table, "flows") == 0 ? _ ("Left out") : _ ("Into the notes"));
  for (guint i = 0; i < fields->len; i++) {
    g_ptr_array_add (self->fields, g_ptr_array_index (fields, i));
    gtk_string_list_append (words, offtake_field_name (g_ptr_array_index (fields, i)));
  }
  gtk_drop_down_set_model (self->field_choice, G_LIST_MODEL (words));
}

OfftakeColumnRow *
offtake_column_row_new (const char *table, const OfftakeCells *cells, guint column)
{
  OfftakeColumnRow *self = g_object_new (OFFTAKE_TYPE_COLUMN_ROW, NULL);
  g_autofree char *examples = examples_of (cells, column);
  g_autofree char *name = NULL;

  self->header = g_strdup (offtake_cells_get (cells, 0, column));
  name = *self->header ? g_strdup (self->header) : g_strdup_printf (_ ("Column %u"), column + 1);
  self->showing = TRUE;
  fill_fields (self, table);
  fill_units (self, NULL);
  self->showing = FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), examples);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field_choice),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return self;
}

static void
offtake_column_row_finalize (GObject *object)
{
  OfftakeColumnRow *self = OFFTAKE_COLUMN_ROW (object);

  g_free (self->header);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->units);
  G_OBJECT_CLASS (offtake_column_row_parent_class)->finalize (object);
}

static void
offtake_column_row_class_init (OfftakeColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_column_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", OFFTAKE_TYPE_COLUMN_ROW, G_SIGNAL_RUN_FIRST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
choice_new (OfftakeColumnRow *self, GCallback chosen)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), choice);
  g_signal_connect_swapped (choice, "notify::selected", chosen, self);
  return GTK_DROP_DOWN (choice);
}

static void
offtake_column_row_init (OfftakeColumnRow *self)
{
  self->fields = g_ptr_array_new ();
  self->units = g_ptr_array_new_with_free_func (g_free);
  self->showing = TRUE;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->unit_choice = choice_new (self, G_CALLBACK (on_unit));
  self->field_choice = choice_new (self, G_CALLBACK (on_field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit_choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Unit"), -1);
}
