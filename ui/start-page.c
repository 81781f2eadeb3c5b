/* SPDX-License-Identifier: MPL-2.0 */
#include "start-page.h"

#include <glib/gi18n.h>

#include "list.h"
#include "plan-files.h"

struct _OfftakeStartPage {
  AdwBin parent_instance;

  AdwPreferencesGroup *recent_group;
  AdwPreferencesGroup *sample_group;
  GPtrArray *recent_rows; /* GtkWidget, owned by the group */
  gboolean filled;        /* with the samples */
};

G_DEFINE_FINAL_TYPE (OfftakeStartPage, offtake_start_page, ADW_TYPE_BIN)

static GtkWidget *
row_new (const char *title, const char *subtitle, const char *action, const char *target)
{
  GtkWidget *row = offtake_list_row_new (title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/* The first paragraph of the plan's notes. */
static char *
summary_of (OfftakePlan *plan)
{
  const char *notes = offtake_plan_get_head (plan)->notes;

  return notes ? g_strndup (notes, strcspn (notes, "\n")) : g_strdup ("");
}

static void
add_samples (OfftakeStartPage *self)
{
  const char *const *names = offtake_document_samples ();

  for (guint i = 0; names[i]; i++) {
    g_autoptr (OfftakePlan) plan = offtake_document_load_sample (names[i], NULL);

    if (!plan)
      continue;
    g_autofree char *summary = summary_of (plan);
    const char *title = offtake_plan_get_head (plan)->title;

    adw_preferences_group_add (self->sample_group, row_new (title && *title ? title : names[i],
                                                            summary, "win.open-sample", names[i]));
  }
}

static char *
title_of_path (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".offtake"))
    base[strlen (base) - strlen (".offtake")] = '\0';
  return g_filename_display_name (base);
}

static char *
place_of_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return offtake_plan_files_is_unsaved (path) ? g_strdup (_ ("Not saved in a folder of yours yet"))
                                              : g_filename_display_name (folder);
}

static void
update_recent (OfftakeStartPage *self)
{
  g_auto (GStrv) paths = offtake_plan_files_recent ();

  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->recent_rows, i));
  g_ptr_array_set_size (self->recent_rows, 0);
  for (guint i = 0; paths[i]; i++) {
    g_autofree char *title = title_of_path (paths[i]);
    g_autofree char *place = place_of_path (paths[i]);
    GtkWidget *row = row_new (title, place, "win.open-recent", paths[i]);

    g_ptr_array_add (self->recent_rows, row);
    adw_preferences_group_add (self->recent_group, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), paths[0] != NULL);
}

/* Samples are read when they are first looked at: a window on a plan never needs them. */
static void
offtake_start_page_map (GtkWidget *widget)
{
  OfftakeStartPage *self = OFFTAKE_START_PAGE (widget);

  if (!self->filled)
    add_samples (self);
  self->filled = TRUE;
  update_recent (self);
  GTK_WIDGET_CLASS (offtake_start_page_parent_class)->map (widget);
}

static void
offtake_start_page_dispose (GObject *object)
{
  OfftakeStartPage *self = OFFTAKE_START_PAGE (object);

  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_START_PAGE);
  G_OBJECT_CLASS (offtake_start_page_parent_class)->dispose (object);
}

static void
offtake_start_page_class_init (OfftakeStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_start_page_dispose;
  widget_class->map = offtake_start_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeStartPage, sample_group);
}

static void
offtake_start_page_init (OfftakeStartPage *self)
{
  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
