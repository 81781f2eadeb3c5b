/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-menu.h"

#include <glib/gi18n.h>

#include "base/text.h"
#include "flows/chart-private.h"

static void
set_hover (OfftakeChart *self, OfftakeSubject hover)
{
  if (offtake_subject_equal (self->hover, hover))
    return;
  self->hover = hover;
  if (!self->space)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     hover.kind == OFFTAKE_SUBJECT_NONE ? NULL : "pointer");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static OfftakeSubject
hit (OfftakeChart *self, double x, double y)
{
  const OfftakePoint point = offtake_chart_to_scene (self, x, y);

  return self->scene ? offtake_scene_hit (self->scene, point.x, point.y)
                     : (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 };
}

static void
on_motion (OfftakeChart *self, double x, double y)
{
  const OfftakeSubject at = hit (self, x, y);

  if (!offtake_chart_update_handles (self, at, x, y))
    set_hover (self, at);
}

static void
on_leave (OfftakeChart *self)
{
  const OfftakeSubject nothing = { OFFTAKE_SUBJECT_NONE, 0 };

  offtake_chart_update_handles (self, nothing, -G_MAXDOUBLE, -G_MAXDOUBLE);
  set_hover (self, nothing);
}

/* A click is where the keyboard goes on from. */
static void
choose (OfftakeChart *self, OfftakeSubject at)
{
  if (at.kind == OFFTAKE_SUBJECT_NODE || at.kind == OFFTAKE_SUBJECT_LINK) {
    self->cursor = at;
    offtake_chart_items_focus_cursor (self);
  }
  offtake_view_select (offtake_chart_get_view (self), offtake_chart_get_record (self, at));
}

static void
on_pressed (OfftakeChart *self, int n_press, double x, double y)
{
  const OfftakeSubject at = hit (self, x, y);

  if (self->handles != OFFTAKE_NONE && offtake_chart_update_handles (self, at, x, y))
    return;
  if (offtake_chart_is_drafting (self)) {
    offtake_chart_aim_draft (self, at);
    offtake_chart_finish_draft (self);
    return;
  }
  choose (self, at);
  if (n_press == 2 && offtake_chart_get_record (self, at))
    offtake_view_request_edit (offtake_chart_get_view (self));
}

/* Back to the site or the flow whose menu it was, unless what was chosen has taken the focus. */
static void
on_menu_closed (OfftakeChart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (root && (!focus || gtk_widget_is_ancestor (GTK_WIDGET (self), focus) ||
               gtk_widget_is_ancestor (focus, self->menu)))
    offtake_chart_items_focus_cursor (self);
}

static void
popup_at (OfftakeChart *self, OfftakeSubject at, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) model = offtake_chart_menu_new (at.kind);

  if (!self->menu) {
    self->menu = gtk_popover_menu_new_from_model (NULL);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
  }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_menu_pressed (GtkGestureClick *gesture, int n_press, double x, double y, OfftakeChart *self)
{
  const OfftakeSubject at = hit (self, x, y);

  if (!gdk_event_triggers_context_menu (
          gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture))))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  offtake_chart_cancel_drag (self);
  choose (self, at);
  popup_at (self, at, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

void
offtake_chart_popup_menu (OfftakeChart *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const OfftakeSubject at = focus ? self->cursor : (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 };
  graphene_rect_t bounds;

  if (!self->scene)
    return;
  if (!focus || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    bounds = *graphene_rect_zero ();
  choose (self, at);
  /* In the middle, as below a tall site there would be no room. */
  popup_at (self, at,
            &(GdkRectangle){ (int) (bounds.origin.x + bounds.size.width / 2),
                             (int) (bounds.origin.y + bounds.size.height / 2), 1, 1 });
}

/* (transfer full) */
static char *
describe (OfftakeChart *self, OfftakeSubject subject)
{
  char *sentence = offtake_scene_describe (self->scene, subject);
  const double share = offtake_scene_path_share (self->scene, subject);

  if (!(share > 0) || self->source.view.against || self->source.view.other)
    return sentence;
  g_autofree char *plain = sentence;
  g_autofree char *percent = offtake_text_percent (share);
  /* Translators: below the sentence about a site or a flow that is pointed at, whose path up- and
     downstream stands out: a percentage. */
  g_autofree char *path = g_strdup_printf (_ ("%s of all that flows is on its path"), percent);
  return g_strdup_printf ("%s\n%s", plain, path);
}

static gboolean
on_query_tooltip (OfftakeChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  OfftakeSubject subject = keyboard ? self->cursor : hit (self, x, y);

  if (!self->scene || subject.kind == OFFTAKE_SUBJECT_NONE || self->drag != OFFTAKE_CHART_RESTING ||
      (self->menu && gtk_widget_get_visible (self->menu)))
    return FALSE;
  g_autofree char *sentence = describe (self, subject);
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

void
offtake_chart_pointer_init (OfftakeChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), 0);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

void
offtake_chart_pointer_dispose (OfftakeChart *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}
