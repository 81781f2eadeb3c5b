/* SPDX-License-Identifier: MPL-2.0 */
#include "search/command-search.h"

#include <glib/gi18n.h>

#include "document/plan-check.h"
#include "list.h"
#include "search/hit-row.h"
#include "search/search-index.h"
#include "settings.h"

#define MAX_SHOWN 60  /* nobody reads on; a narrower text finds it */
#define MAX_RECENT 20 /* that are kept */

struct _OfftakeCommandSearch {
  AdwWindow parent_instance;

  OfftakeSearchIndex *index;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (OfftakeCommandSearch, offtake_command_search, ADW_TYPE_WINDOW)

static OfftakeWindow *
window_of (OfftakeCommandSearch *self)
{
  return OFFTAKE_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
remember (const char *key)
{
  g_auto (GStrv) old = g_settings_get_strv (offtake_settings_get (), "recent-commands");
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  g_ptr_array_add (keys, (gpointer) key);
  for (guint i = 0; old[i] && keys->len < MAX_RECENT; i++)
    if (!g_str_equal (old[i], key))
      g_ptr_array_add (keys, old[i]);
  g_ptr_array_add (keys, NULL);
  g_settings_set_strv (offtake_settings_get (), "recent-commands",
                       (const char *const *) keys->pdata);
}

/* A screen reader stays in the field while the list changes under it. */
static void
describe_first (OfftakeCommandSearch *self, const GPtrArray *hits)
{
  const OfftakeHit *first = hits->len > 0 ? g_ptr_array_index (hits, 0) : NULL;
  g_autofree char *text = first ? g_strdup_printf (ngettext ("%'u result. First: %s",
                                                             "%'u results. First: %s", hits->len),
                                                   hits->len, first->title)
                                : g_strdup (_ ("Nothing Found"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

static void
on_search_changed (OfftakeCommandSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (GStrv) recent = g_settings_get_strv (offtake_settings_get (), "recent-commands");
  g_autoptr (GPtrArray) hits =
      offtake_search_index_find (self->index, text, (const char *const *) recent, MAX_SHOWN);

  offtake_list_clear (self->list);
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, offtake_hit_row_new (g_ptr_array_index (hits, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "list" : "none");
  describe_first (self, hits);
}

static void
go_to (OfftakeWindow *window, const OfftakeHit *hit)
{
  if (hit->kind == OFFTAKE_HIT_RECORD) {
    OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));
    OfftakeRecord *record = plan ? offtake_plan_find (plan, hit->list, hit->id) : NULL;

    if (record && OFFTAKE_IS_SCENARIO (record))
      offtake_document_set_scenario (offtake_window_get_document (window), hit->id);
    else if (record)
      offtake_page_stack_show_record (offtake_window_get_pages (window), record);
  } else if (hit->kind == OFFTAKE_HIT_RULE) {
    offtake_page_stack_show_rule (offtake_window_get_pages (window), hit->title);
  } else {
    g_autofree char *name = NULL;
    g_autoptr (GVariant) target = NULL;

    if (!g_action_parse_detailed_name (hit->id, &name, &target, NULL))
      return;
    if (g_str_has_prefix (name, "chart."))
      offtake_page_stack_activate (offtake_window_get_pages (window), name, target);
    else
      gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
  }
}

static void
on_row_activated (OfftakeCommandSearch *self, GtkListBoxRow *row)
{
  g_autoptr (OfftakeCommandSearch) keep = g_object_ref (self);
  g_autoptr (OfftakeWindow) window = g_object_ref (window_of (self));
  const OfftakeHit *hit = offtake_hit_row_get_hit (row);

  remember (hit->key);
  gtk_window_close (GTK_WINDOW (self));
  go_to (window, hit);
}

static void
on_entry_activate (OfftakeCommandSearch *self)
{
  GtkListBoxRow *row = NULL;

  on_search_changed (self); /* the entry waits a little after the last key */
  row = gtk_list_box_get_selected_row (self->list);
  if (row)
    on_row_activated (self, row);
}

/* From the field into the list; its first row is what Enter takes already. */
static gboolean
on_entry_key (OfftakeCommandSearch *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 1);

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (!row)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row) {
    gtk_list_box_select_row (self->list, row);
    gtk_widget_grab_focus (GTK_WIDGET (row));
  }
  return GDK_EVENT_STOP;
}

static gboolean
on_list_key (OfftakeCommandSearch *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if ((key != GDK_KEY_Up && key != GDK_KEY_KP_Up) || !row || gtk_list_box_row_get_index (row) > 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GDK_EVENT_STOP;
}

static void
offtake_command_search_dispose (GObject *object)
{
  OfftakeCommandSearch *self = OFFTAKE_COMMAND_SEARCH (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_COMMAND_SEARCH);
  G_OBJECT_CLASS (offtake_command_search_parent_class)->dispose (object);
  g_clear_pointer (&self->index, offtake_search_index_free);
}

static void
offtake_command_search_class_init (OfftakeCommandSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_command_search_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/search/command-search.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeCommandSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCommandSearch, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCommandSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key);
}

static void
offtake_command_search_init (OfftakeCommandSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));
}

static gboolean
can_do (const char *action, gpointer window)
{
  return offtake_window_can (window, action);
}

OfftakeCommandSearch *
offtake_command_search_show (OfftakeWindow *window)
{
  OfftakeCommandSearch *self =
      g_object_new (OFFTAKE_TYPE_COMMAND_SEARCH, "transient-for", window, NULL);
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));

  self->index =
      offtake_search_index_new (plan, plan ? offtake_plan_check_get_book () : NULL, can_do, window);
  on_search_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
