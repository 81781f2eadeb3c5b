/* SPDX-License-Identifier: MPL-2.0 */
#include "window.h"

#include <glib/gi18n.h>

#include "backups.h"
#include "base/text.h"
#include "commit-typing.h"
#include "css-class.h"
#include "inspector.h"
#include "notice-bar.h"
#include "open-plan.h"
#include "page-stack.h"
#include "part-walk.h"
#include "period-bar.h"
#include "plan-files.h"
#include "scenarios/scenario-button.h"
#include "settings.h"
#include "start-page.h"
#include "toasts.h"
#include "window-actions.h"

/* How long the inspector takes to slide in, and a little. */
#define REVEAL_MS 300
/* A backup is at most one an hour; asked for often, it is not far from when it is due. */
#define BACKUP_SECONDS 300
/* Where the header has room for all its buttons, px. */
#define WIDE 600

struct _OfftakeWindow {
  AdwApplicationWindow parent_instance;

  OfftakeView *view;
  guint narrow_id;      /* the header follows the width in the next turn of the loop */
  guint backup_id;      /* looks now and then whether a backup is due */
  guint n_saving;       /* copies that are being written */
  gboolean closes;      /* when they are */
  char *opening;        /* the path of the plan that is being opened, or NULL */
  guint edit_id;        /* the inspector takes the focus when it is there */
  GHashTable *disabled; /* interned names of actions that cannot be done now */

  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *print_button;
  GtkWidget *export_button;
  GtkWidget *search_button;
  GtkMenuButton *add_button;
  GtkMenuButton *menu_button;
  GtkWidget *header;
  GtkWidget *plan_box;
  GtkWidget *place_label;
  AdwViewSwitcherTitle *switcher;
  AdwToastOverlay *toasts;
  OfftakeLongTask *long_task;
  GtkStack *stack;
  OfftakeNoticeBar *notice_bar;
  AdwFlap *flap;
  OfftakePageStack *pages;
  OfftakeInspector *inspector;
  OfftakePeriodBar *period_bar;
};

enum { PROP_VIEW = 1, PROP_INSPECTOR, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeWindow, offtake_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_undo (OfftakeWindow *self)
{
  OfftakeDocument *document = offtake_view_get_document (self->view);
  const char *undo = document ? offtake_document_get_undo_label (document) : NULL;
  const char *redo = document ? offtake_document_get_redo_label (document) : NULL;
  g_autofree char *undo_text = undo ? g_strdup_printf (_ ("Undo: %s"), undo) : NULL;
  g_autofree char *redo_text = redo ? g_strdup_printf (_ ("Redo: %s"), redo) : NULL;

  gtk_widget_set_tooltip_text (self->undo_button, undo_text ? undo_text : _ ("Undo (Ctrl+Z)"));
  gtk_widget_set_tooltip_text (self->redo_button,
                               redo_text ? redo_text : _ ("Redo (Ctrl+Shift+Z)"));
  offtake_window_update_actions (self);
}

static void
update_title (OfftakeWindow *self)
{
  OfftakeDocument *document = offtake_view_get_document (self->view);
  OfftakePlan *plan = offtake_view_get_plan (self->view);
  const char *title = plan ? offtake_plan_get_head (plan)->title : NULL;
  gboolean unsaved =
      document && offtake_plan_files_is_unsaved (offtake_document_get_path (document));
  const char *scenario = offtake_scenario_name (document);
  g_autofree char *subtitle = scenario ? g_strdup_printf (_ ("Scenario: %s"), scenario)
                                       : g_strdup (unsaved ? _ ("Not saved yet") : "");

  g_autofree char *name = self->opening ? g_filename_display_basename (self->opening) : NULL;

  if (!title || !*title)
    title = name && !document ? name : _ ("Offtake");
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_view_switcher_title_set_subtitle (self->switcher, subtitle);
  gtk_widget_set_visible (self->place_label, *subtitle != '\0');
}

static void
on_scenario (OfftakeWindow *self)
{
  update_title (self);
  offtake_window_update_actions (self);
}

/* Figures that are not of the plan as it stands must not look as if they were. */
static void
on_stale (OfftakeWindow *self)
{
  offtake_set_css_class (GTK_WIDGET (self->pages), "stale",
                         offtake_notice_bar_is_stale (self->notice_bar));
}

/* The menu has all of it too. */
static void
show_wide (OfftakeWindow *self, gboolean wide)
{
  gtk_widget_set_visible (self->redo_button, wide);
  gtk_widget_set_visible (self->print_button, wide);
  gtk_widget_set_visible (self->export_button, wide);
  gtk_widget_set_visible (self->search_button, wide);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), wide);
  gtk_widget_set_visible (self->plan_box, wide);
  offtake_period_bar_set_narrow (self->period_bar, !wide);
  offtake_set_css_class (GTK_WIDGET (self->toasts), "narrow", !wide);
}

static gboolean
follow_width (gpointer data)
{
  OfftakeWindow *self = data;

  self->narrow_id = 0;
  show_wide (self, !adw_view_switcher_title_get_title_visible (self->switcher) &&
                       adw_view_switcher_title_get_view_switcher_enabled (self->switcher));
  return G_SOURCE_REMOVE;
}

/* Comes while sizes are being given, when no widget may appear or go. */
static void
on_width (OfftakeWindow *self)
{
  if (!self->narrow_id)
    self->narrow_id = g_idle_add (follow_width, self);
}

/* Where nobody tells of a change, coming back to the window is the time to look. */
static void
on_active (OfftakeWindow *self)
{
  OfftakeDocument *document = offtake_view_get_document (self->view);

  if (document && gtk_window_is_active (GTK_WINDOW (self)))
    offtake_document_look_at_file (document);
}

static void
show_child (OfftakeWindow *self)
{
  const char *name = offtake_view_get_document (self->view) ? "plan"
                     : self->opening                        ? "opening"
                                                            : "start";

  gtk_stack_set_visible_child_name (self->stack, name);
}

void
offtake_window_set_opening (OfftakeWindow *self, const char *path)
{
  char *before = self->opening;

  self->opening = g_strdup (path);
  g_free (before);
  show_child (self);
  update_title (self);
}

const char *
offtake_window_get_opening (OfftakeWindow *self)
{
  return self->opening;
}

void
offtake_window_begin_saving (OfftakeWindow *self)
{
  self->n_saving++;
}

void
offtake_window_end_saving (OfftakeWindow *self, gboolean done)
{
  self->closes = self->closes && done;
  if (--self->n_saving == 0 && self->closes)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_path (OfftakeDocument *document, GParamSpec *pspec, OfftakeWindow *self)
{
  offtake_plan_files_remember (offtake_document_get_path (document));
  update_title (self);
}

static void
on_document (OfftakeWindow *self)
{
  OfftakeDocument *document = offtake_view_get_document (self->view);

  show_child (self);
  offtake_set_css_class (GTK_WIDGET (self->toasts), "over-bars", document != NULL);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, document != NULL);
  if (document) {
    g_signal_connect_object (document, "notify::undo-label", G_CALLBACK (update_undo), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (document, "notify::redo-label", G_CALLBACK (update_undo), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (document, "notify::scenario", G_CALLBACK (on_scenario), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (document, "notify::path", G_CALLBACK (on_path), self, 0);
    g_signal_connect_object (offtake_plan_get_head (offtake_document_get_plan (document)),
                             "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  }
  on_width (self);
  update_undo (self);
  update_title (self);
  if (document)
    offtake_open_plan_tell (self, document);
}

static void
on_selected (OfftakeWindow *self)
{
  gboolean wanted = g_settings_get_boolean (offtake_settings_get (), "inspector");
  gboolean any = offtake_view_get_selection (self->view)->len > 0;

  /* Folded, the pane would cover what was clicked; there it opens on Enter or a double click, and
     goes with what it told of. */
  if (any && wanted && !adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, TRUE);
  else if (!any && adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  offtake_window_update_actions (self);
}

static void
on_reveal_flap (OfftakeWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR]);
}

void
offtake_window_commit_field (OfftakeWindow *self)
{
  offtake_commit_typing (GTK_WINDOW (self));
}

static gboolean
on_backup_due (gpointer data)
{
  OfftakeWindow *self = data;
  OfftakeDocument *document = offtake_view_get_document (self->view);

  if (document) {
    offtake_document_look_at_file (document);
    offtake_backups_make (self, document);
  }
  return G_SOURCE_CONTINUE;
}

void
offtake_window_set_document (OfftakeWindow *self, OfftakeDocument *document)
{
  OfftakeDocument *old = offtake_view_get_document (self->view);
  g_autoptr (OfftakeDocument) keep = old ? g_object_ref (old) : NULL;

  if (old == document)
    return;
  if (old)
    g_signal_handlers_disconnect_by_data (old, self);
  offtake_view_set_document (self->view, document);
  if (document)
    offtake_plan_files_remember (offtake_document_get_path (document));
  /* What was said of the plan before, with its Undo, is not of this one. */
  if (keep) {
    offtake_toasts_clear (self->toasts);
    offtake_backups_make (self, keep);
    offtake_document_close (keep);
  }
}

OfftakeDocument *
offtake_window_get_document (OfftakeWindow *self)
{
  return offtake_view_get_document (self->view);
}

OfftakeView *
offtake_window_get_view (OfftakeWindow *self)
{
  return self->view;
}

void
offtake_window_show_error (OfftakeWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
offtake_window_show_toast (OfftakeWindow *self,
                           const char *text,
                           const char *button,
                           const char *action)
{
  offtake_toasts_show (self->toasts, text, button, action);
}

OfftakeLongTask *
offtake_window_get_long_task (OfftakeWindow *self)
{
  return self->long_task;
}

OfftakePageStack *
offtake_window_get_pages (OfftakeWindow *self)
{
  return self->pages;
}

void
offtake_window_show_page (OfftakeWindow *self, const char *name)
{
  offtake_page_stack_show (self->pages, name);
}

const char *
offtake_window_get_page (OfftakeWindow *self)
{
  return offtake_page_stack_get_shown (self->pages);
}

void
offtake_window_set_enabled (OfftakeWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
  if (enabled)
    g_hash_table_remove (self->disabled, action);
  else
    g_hash_table_add (self->disabled, (gpointer) g_intern_string (action));
}

gboolean
offtake_window_can (OfftakeWindow *self, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_str_has_prefix (action, "chart."))
    return offtake_page_stack_can (self->pages, action);
  return g_action_parse_detailed_name (action, &name, &target, NULL) &&
         !g_hash_table_contains (self->disabled, name);
}

void
offtake_window_show_problems (OfftakeWindow *self)
{
  offtake_period_bar_show_problems (self->period_bar);
}

static gboolean
focus_inspector (gpointer data)
{
  OfftakeWindow *self = data;

  self->edit_id = 0;
  offtake_inspector_focus (self->inspector);
  return G_SOURCE_REMOVE;
}

/* What has just been revealed has no size yet to scroll to. */
void
offtake_window_edit (OfftakeWindow *self)
{
  if (adw_flap_get_reveal_flap (self->flap)) {
    offtake_inspector_focus (self->inspector);
    return;
  }
  adw_flap_set_reveal_flap (self->flap, TRUE);
  if (!self->edit_id)
    self->edit_id = g_timeout_add (REVEAL_MS, focus_inspector, self);
}

void
offtake_window_walk_parts (OfftakeWindow *self, gboolean back)
{
  GtkWidget *const parts[] = { self->header, GTK_WIDGET (self->pages), GTK_WIDGET (self->inspector),
                               GTK_WIDGET (self->period_bar) };
  const guint next = offtake_part_walk_next (parts, G_N_ELEMENTS (parts), back);

  if (next == 1)
    offtake_page_stack_show (self->pages, offtake_page_stack_get_shown (self->pages));
  else if (next == 2)
    offtake_inspector_focus (self->inspector);
  else if (next < G_N_ELEMENTS (parts))
    gtk_widget_child_focus (parts[next], GTK_DIR_TAB_FORWARD);
}

void
offtake_window_leave_inspector (OfftakeWindow *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  offtake_page_stack_show (self->pages, offtake_page_stack_get_shown (self->pages));
}

static gboolean
offtake_window_close_request (GtkWindow *window)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (window);

  offtake_window_commit_field (self);
  self->closes = TRUE;
  if (self->n_saving > 0)
    return TRUE;
  offtake_window_set_document (self, NULL);
  return GTK_WINDOW_CLASS (offtake_window_parent_class)->close_request (window);
}

static void
offtake_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (object);

  switch (id) {
  case PROP_VIEW: g_value_set_object (value, self->view); break;
  case PROP_INSPECTOR:
    g_value_set_boolean (value, self->flap && adw_flap_get_reveal_flap (self->flap));
    break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (object);
  gboolean shown = g_value_get_boolean (value);

  if (id != PROP_INSPECTOR) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  adw_flap_set_reveal_flap (self->flap, shown);
  g_settings_set_boolean (offtake_settings_get (), "inspector", shown);
}

static void
offtake_window_dispose (GObject *object)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (object);

  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->edit_id, g_source_remove);
  g_clear_handle_id (&self->backup_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_WINDOW);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (offtake_window_parent_class)->dispose (object);
}

static void
offtake_window_finalize (GObject *object)
{
  g_free (OFFTAKE_WINDOW (object)->opening);
  g_hash_table_unref (OFFTAKE_WINDOW (object)->disabled);
  G_OBJECT_CLASS (offtake_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, header);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, plan_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, long_task);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, OfftakeWindow, period_bar);
}

static void
offtake_window_class_init (OfftakeWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = offtake_window_get_property;
  object_class->set_property = offtake_window_set_property;
  object_class->dispose = offtake_window_dispose;
  object_class->finalize = offtake_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = offtake_window_close_request;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, OFFTAKE_TYPE_VIEW,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSPECTOR] =
      g_param_spec_boolean ("inspector", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (OFFTAKE_TYPE_START_PAGE);
  g_type_ensure (OFFTAKE_TYPE_INSPECTOR);
  g_type_ensure (OFFTAKE_TYPE_LONG_TASK);
  g_type_ensure (OFFTAKE_TYPE_NOTICE_BAR);
  g_type_ensure (OFFTAKE_TYPE_PAGE_STACK);
  g_type_ensure (OFFTAKE_TYPE_PERIOD_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.inspector", "inspector");
  offtake_window_install_actions (widget_class);
}

static void
bind_settings (OfftakeWindow *self)
{
  GSettings *settings = offtake_settings_get ();

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "page", self->pages, "shown", G_SETTINGS_BIND_DEFAULT);
  adw_flap_set_reveal_flap (self->flap, g_settings_get_boolean (settings, "inspector"));
  /* A window that was narrow would open as wide as its whole header. */
  show_wide (self, g_settings_get_int (settings, "window-width") >= WIDE);
}

static void
set_menus (OfftakeWindow *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/offtake/Offtake/ui/window-menu.ui");

  gtk_menu_button_set_menu_model (self->menu_button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "primary_menu")));
  gtk_menu_button_set_menu_model (self->add_button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "edit_menu")));
}

static void
offtake_window_init (OfftakeWindow *self)
{
  offtake_text_set_right_to_left (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  self->view = offtake_view_new ();
  self->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_menus (self);
  bind_settings (self);

  g_signal_connect_swapped (self->view, "notify::document", G_CALLBACK (on_document), self);
  g_signal_connect_swapped (self->view, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->view, "edit-requested", G_CALLBACK (offtake_window_edit), self);
  g_signal_connect_swapped (self->view, "updated", G_CALLBACK (offtake_window_update_actions),
                            self);
  g_signal_connect_swapped (self->pages, "notify::shown",
                            G_CALLBACK (offtake_window_update_actions), self);
  g_signal_connect_swapped (self->switcher, "notify::title-visible", G_CALLBACK (on_width), self);
  g_signal_connect_swapped (self->notice_bar, "notify::stale", G_CALLBACK (on_stale), self);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (on_reveal_flap), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
  self->backup_id = g_timeout_add_seconds (BACKUP_SECONDS, on_backup_due, self);
  on_document (self);
}

OfftakeWindow *
offtake_window_new (OfftakeApplication *application)
{
  return g_object_new (OFFTAKE_TYPE_WINDOW, "application", application, NULL);
}
