/* SPDX-License-Identifier: MPL-2.0 */
#include "problems.h"

#include <glib/gi18n.h>

#include "active-row.h"
#include "css-class.h"
#include "list.h"

struct _OfftakeProblems {
  OfftakePane parent_instance;

  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *count_label;
  GtkPopover *popover;
  GtkStack *stack;
  GtkListBox *list;

  guint count;       /* of problems */
  gboolean is_short; /* the button says the number alone */
  guint next;        /* warning that has no row yet */
  guint fill_id;     /* while rows are being added */
};

/* Rows that are made in one go: about what fits the popover, in a frame's time. */
#define ROWS_AT_ONCE 30

G_DEFINE_FINAL_TYPE (OfftakeProblems, offtake_problems, OFFTAKE_TYPE_PANE)

static const OfftakeWarning *
warnings_of (OfftakeProblems *self, guint *n)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  guint period = offtake_view_get_solved_period (view);

  *n = 0;
  return period == OFFTAKE_NONE
             ? NULL
             : offtake_solution_warnings (offtake_view_get_solution (view), period, n);
}

/* Rounding is no news to a planner. */
static gboolean
is_problem (const OfftakeWarning *warning)
{
  return warning->code != OFFTAKE_WARNING_ROUNDING;
}

static OfftakeRecord *
cause_of (OfftakeView *view, const OfftakeWarning *warning)
{
  OfftakeRecord *agreement = offtake_view_find_agreement (view, warning->agreement);

  return agreement ? agreement : offtake_view_find_site (view, warning->site);
}

static GtkWidget *
row_new (OfftakeProblems *self, const char *text, OfftakeRecord *cause)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = offtake_active_row_new (box, text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), self->is_short ? 26 : 48);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), cause != NULL);
  if (cause) {
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
    g_object_set_data_full (G_OBJECT (row), "cause", g_object_ref (cause), g_object_unref);
  }
  return row;
}

static void
show_count (OfftakeProblems *self)
{
  const guint n = self->count;
  g_autofree char *text = n ? g_strdup_printf (ngettext ("%'u warning", "%'u warnings", n), n)
                            : g_strdup (_ ("No warnings"));
  g_autofree char *number = g_strdup_printf ("%u", n);

  gtk_label_set_label (self->count_label, self->is_short ? number : text);
  gtk_image_set_from_icon_name (self->icon, n ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  offtake_set_css_class (GTK_WIDGET (self->icon), "warning", n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_stack_set_visible_child_name (self->stack, n ? "list" : "none");
}

/* Whether there are more. */
static gboolean
add_rows (OfftakeProblems *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  guint n = 0;
  const OfftakeWarning *warnings = warnings_of (self, &n);

  for (guint made = 0; self->next < n && made < ROWS_AT_ONCE; self->next++) {
    const OfftakeWarning *warning = &warnings[self->next];

    if (!is_problem (warning))
      continue;
    gtk_list_box_append (self->list, row_new (self, warning->text, cause_of (view, warning)));
    made++;
  }
  return self->next < n;
}

static gboolean
on_fill (gpointer data)
{
  OfftakeProblems *self = data;

  if (add_rows (self))
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static void
clear_rows (OfftakeProblems *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  offtake_list_clear (self->list);
  self->next = 0;
}

/* The arrows walk from the first problem on. */
static void
focus_first (OfftakeProblems *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* Only what is looked at is listed: most solutions come and go while nobody looks. */
static void
show_rows (OfftakeProblems *self)
{
  clear_rows (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  if (add_rows (self))
    self->fill_id = g_idle_add (on_fill, self);
  focus_first (self);
}

static void
offtake_problems_update (OfftakePane *pane)
{
  OfftakeProblems *self = OFFTAKE_PROBLEMS (pane);
  guint n = 0;
  const OfftakeWarning *warnings = warnings_of (self, &n);

  self->count = 0;
  for (guint i = 0; i < n; i++)
    self->count += is_problem (&warnings[i]);
  show_count (self);
  show_rows (self);
}

static void
on_row_activated (OfftakeProblems *self, GtkListBoxRow *row)
{
  OfftakeRecord *cause = g_object_get_data (G_OBJECT (row), "cause");
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));

  gtk_popover_popdown (self->popover);
  if (cause) {
    offtake_view_select (view, cause);
    offtake_view_request_edit (view);
  }
}

void
offtake_problems_popup (OfftakeProblems *self)
{
  gtk_menu_button_popup (self->button);
}

void
offtake_problems_set_short (OfftakeProblems *self, gboolean is_short)
{
  self->is_short = is_short;
  show_count (self);
}

static void
offtake_problems_dispose (GObject *object)
{
  g_clear_handle_id (&OFFTAKE_PROBLEMS (object)->fill_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_PROBLEMS);
  G_OBJECT_CLASS (offtake_problems_parent_class)->dispose (object);
}

static void
offtake_problems_class_init (OfftakeProblemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_problems_dispose;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_problems_update;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/problems.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeProblems, button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeProblems, icon);
  gtk_widget_class_bind_template_child (widget_class, OfftakeProblems, count_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeProblems, popover);
  gtk_widget_class_bind_template_child (widget_class, OfftakeProblems, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeProblems, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
}

static void
offtake_problems_init (OfftakeProblems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
