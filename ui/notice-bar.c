/* SPDX-License-Identifier: MPL-2.0 */
#include "notice-bar.h"

#include <glib/gi18n.h>

#include "css-class.h"
#include "document/scenario-edit.h"
#include "follow.h"
#include "scenarios/scenario-button.h"

struct _OfftakeNoticeBar {
  OfftakePane parent_instance;

  OfftakeDocument *document; /* that is listened to */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *button, *base_button;
  GBinding *chosen; /* of the base button */
};

enum { PROP_STALE = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeNoticeBar, offtake_notice_bar, OFFTAKE_TYPE_PANE)

static char *
stale_text (OfftakeDocument *document)
{
  const char *failure = document ? offtake_document_get_solve_error (document) : NULL;

  return failure ? g_strdup_printf (_ ("The figures are those from before the change; with it "
                                       "there are none: %s"),
                                    failure)
                 : NULL;
}

static char *
scenario_text (OfftakeDocument *document)
{
  const char *name = offtake_scenario_name (document);

  if (!name)
    return NULL;
  if (offtake_document_edits_scenario (document))
    return g_strdup_printf (_ ("The scenario “%s” is shown. What you edit changes the scenario."),
                            name);
  return g_strdup_printf (_ ("The scenario “%s” is shown. What you edit is the base plan."), name);
}

/* Each on a line of its own. (transfer full) */
static char *
join (const char *const *sentences, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (sentences[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentences[i]);
  return g_string_free (text, FALSE);
}

static void
update (OfftakeNoticeBar *self)
{
  const char *reason =
      self->document ? offtake_document_get_read_only_reason (self->document) : NULL;
  const char *problem = self->document ? offtake_document_get_file_problem (self->document) : NULL;
  const char *store = self->document ? offtake_document_get_store_problem (self->document) : NULL;
  g_autofree char *stale = stale_text (self->document);
  g_autofree char *scenario = scenario_text (self->document);
  /* A file that is gone cannot be written either. */
  const char *sentences[] = { problem, problem ? NULL : store, reason, stale, scenario };
  g_autofree char *text = join (sentences, G_N_ELEMENTS (sentences));

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->button, reason || problem || store);
  gtk_widget_set_visible (self->base_button, scenario && !reason);
  offtake_set_css_class (GTK_WIDGET (self), "alarming", problem || store || reason || stale);
  gtk_revealer_set_reveal_child (self->revealer, *text != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}

gboolean
offtake_notice_bar_is_stale (OfftakeNoticeBar *self)
{
  return self->document && offtake_document_get_solve_error (self->document);
}

static void
set_document (OfftakeNoticeBar *self, OfftakeDocument *document)
{
  static const char *const signals[] = { "notify::solution",     "notify::read-only-reason",
                                         "notify::file-problem", "notify::store-problem",
                                         "notify::scenario",     "notify::edits-base" };

  if (self->chosen)
    g_binding_unbind (self->chosen);
  g_clear_object (&self->chosen);
  offtake_follow (&self->document, document, self);
  if (document)
    self->chosen =
        g_object_ref (g_object_bind_property (document, "edits-base", self->base_button, "active",
                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
  for (guint i = 0; document && i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (document, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
offtake_notice_bar_document_changed (OfftakePane *pane)
{
  OfftakeNoticeBar *self = OFFTAKE_NOTICE_BAR (pane);

  set_document (self, offtake_view_get_document (offtake_pane_get_view (pane)));
  update (self);
}

static void
offtake_notice_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STALE)
    g_value_set_boolean (value, offtake_notice_bar_is_stale (OFFTAKE_NOTICE_BAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_notice_bar_dispose (GObject *object)
{
  set_document (OFFTAKE_NOTICE_BAR (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_NOTICE_BAR);
  G_OBJECT_CLASS (offtake_notice_bar_parent_class)->dispose (object);
}

static void
offtake_notice_bar_class_init (OfftakeNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = offtake_notice_bar_get_property;
  object_class->dispose = offtake_notice_bar_dispose;
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_notice_bar_document_changed;

  properties[PROP_STALE] =
      g_param_spec_boolean ("stale", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, OfftakeNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeNoticeBar, button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeNoticeBar, base_button);
}

static void
offtake_notice_bar_init (OfftakeNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
