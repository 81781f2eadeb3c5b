/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/table-cell.h"

#include <glib/gi18n.h>

#include "base/text.h"
#include "css-class.h"

struct _OfftakeTableCell {
  GtkWidget parent_instance;

  GtkWidget *inscription;
  gboolean at_end;
  GtkWidget *editor; /* NULL while the text is shown */
  char *mark;        /* NULL where nothing is remarkable */
  GtkListItem *item;
  GtkColumnViewColumn *column;
  OfftakeRowNameFunc row_name; /* NULL in a table without a cursor */
  OfftakeMarker marker;        /* nullable */
};

enum { PROP_TEXT = 1, PROP_ROW_NAME, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeTableCell, offtake_table_cell, GTK_TYPE_WIDGET)

/* The list's cell that this one fills; NULL outside of a table. */
static GtkWidget *
outer_cell (OfftakeTableCell *self)
{
  return gtk_widget_get_parent (GTK_WIDGET (self));
}

char *
offtake_table_cell_dup_place_name (OfftakeTableCell *self)
{
  gpointer row = self->item ? gtk_list_item_get_item (self->item) : NULL;

  if (!self->row_name || !row)
    return g_strdup ("");
  g_autofree char *name = self->row_name (row);
  /* Translators: the title of a column, what a row is called: "Buyer, agreement 014" */
  return g_strdup_printf (_ ("%s, %s"), gtk_column_view_column_get_title (self->column), name);
}

/* "Share, agreement 014, 30 %": where the focus moves from cell to cell, each says where it is. */
static char *
accessible_name (OfftakeTableCell *self, const char *text)
{
  const char *said = text && *text ? text : _ ("empty");
  g_autofree char *whole =
      self->mark ? g_strdup_printf ("%s. %s", said, self->mark) : g_strdup (said);

  if (!self->row_name)
    return self->column
               ? g_strdup_printf ("%s, %s", gtk_column_view_column_get_title (self->column), whole)
               : g_steal_pointer (&whole);
  g_autofree char *place = offtake_table_cell_dup_place_name (self);
  return g_strdup_printf ("%s, %s", place, whole);
}

/* Words stand at the side where lines begin, and figures with their last digits below each other,
   at the right in every language. Pango turns the alignment of a text round that runs against its
   widget. */
static void
align (OfftakeTableCell *self, const char *text)
{
  const gboolean leftwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gboolean at_end = self->at_end && !leftwards;
  const gboolean turned = offtake_text_direction (text ? text : "") * (leftwards ? 1 : -1) > 0;

  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->inscription), at_end != turned);
}

static void
set_text (OfftakeTableCell *self, const char *text)
{
  GtkWidget *cell = outer_cell (self);

  align (self, text);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->inscription), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text ? text : "", -1);
  if (!cell)
    return;
  g_autofree char *name = accessible_name (self, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_mark (OfftakeTableCell *self, const char *mark)
{
  if (g_strcmp0 (mark, self->mark) == 0)
    return;
  g_free (self->mark);
  self->mark = g_strdup (mark);
  offtake_set_css_class (GTK_WIDGET (self), "overridden", mark != NULL);
}

static void
set_row_name (OfftakeTableCell *self, const char *name)
{
  GtkWidget *cell = outer_cell (self);
  GtkWidget *row = cell ? gtk_widget_get_parent (cell) : NULL;

  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name ? name : "", -1);
}

static void
offtake_table_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeTableCell *self = OFFTAKE_TABLE_CELL (object);

  if (id == PROP_TEXT)
    g_value_set_string (value, gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_table_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakeTableCell *self = OFFTAKE_TABLE_CELL (object);

  if (id == PROP_TEXT) {
    g_autofree char *mark = self->marker ? self->marker (self) : NULL;

    if (self->marker)
      show_mark (self, mark);
    set_text (self, g_value_get_string (value));
  } else if (id == PROP_ROW_NAME) {
    set_row_name (self, g_value_get_string (value));
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_table_cell_dispose (GObject *object)
{
  OfftakeTableCell *self = OFFTAKE_TABLE_CELL (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->inscription, gtk_widget_unparent);
  g_clear_pointer (&self->mark, g_free);
  G_OBJECT_CLASS (offtake_table_cell_parent_class)->dispose (object);
}

/* Asked for when it is looked at: a tooltip that is set asks the display where the pointer is, for
   each of thousands of cells after each edit. */
static gboolean
offtake_table_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  OfftakeTableCell *self = OFFTAKE_TABLE_CELL (widget);
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription));

  g_autofree char *whole =
      self->mark ? g_strdup_printf ("%s\n%s", text ? text : "", self->mark) : g_strdup (text);

  gtk_tooltip_set_text (tooltip, whole);
  return !self->editor && whole && *whole;
}

/* The list's cell takes the focus, so that it is what a screen reader speaks of. */
static void
offtake_table_cell_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (offtake_table_cell_parent_class)->root (widget);
  if (OFFTAKE_TABLE_CELL (widget)->row_name)
    gtk_widget_set_focusable (gtk_widget_get_parent (widget), TRUE);
}

static void
offtake_table_cell_class_init (OfftakeTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = offtake_table_cell_get_property;
  object_class->set_property = offtake_table_cell_set_property;
  object_class->dispose = offtake_table_cell_dispose;
  GTK_WIDGET_CLASS (klass)->root = offtake_table_cell_root;
  GTK_WIDGET_CLASS (klass)->query_tooltip = offtake_table_cell_query_tooltip;
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW_NAME] =
      g_param_spec_string ("row-name", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tablecell");
}

static void
offtake_table_cell_init (OfftakeTableCell *self)
{
  self->inscription =
      g_object_new (GTK_TYPE_INSCRIPTION, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                    "hexpand", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->inscription, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
offtake_table_cell_new (guint least, guint natural, gboolean at_end)
{
  OfftakeTableCell *self = g_object_new (OFFTAKE_TYPE_TABLE_CELL, NULL);

  self->at_end = at_end;
  g_object_set (self->inscription, "nat-chars", natural, "min-chars", least, NULL);
  if (at_end)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  return GTK_WIDGET (self);
}

void
offtake_table_cell_set_place (OfftakeTableCell *self,
                              GtkListItem *item,
                              GtkColumnViewColumn *column,
                              OfftakeRowNameFunc row_name)
{
  self->item = item;
  self->column = column;
  self->row_name = row_name;
}

GtkListItem *
offtake_table_cell_get_item (OfftakeTableCell *self)
{
  return self->item;
}

GtkColumnViewColumn *
offtake_table_cell_get_column (OfftakeTableCell *self)
{
  return self->column;
}

void
offtake_table_cell_set_marker (OfftakeTableCell *self, OfftakeMarker marker)
{
  self->marker = marker;
}

void
offtake_table_cell_set_mark (OfftakeTableCell *self, const char *mark)
{
  show_mark (self, mark);
  set_text (self, gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription)));
}

void
offtake_table_cell_set_editor (OfftakeTableCell *self, GtkWidget *editor)
{
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;
  gtk_widget_set_visible (self->inscription, editor == NULL);
  if (editor)
    gtk_widget_set_parent (editor, GTK_WIDGET (self));
}
