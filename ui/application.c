/* SPDX-License-Identifier: MPL-2.0 */
#include "application.h"

#include "config.h"

#include "base/locale.h"
#include "ui-resources.h"

struct _OfftakeApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (OfftakeApplication, offtake_application, ADW_TYPE_APPLICATION)

static void
offtake_application_activate (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
}

static void
offtake_application_class_init (OfftakeApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = offtake_application_activate;
}

static void
offtake_application_init (OfftakeApplication *self)
{
}

OfftakeApplication *
offtake_application_new (void)
{
  return g_object_new (OFFTAKE_TYPE_APPLICATION, "application-id", OFFTAKE_APPLICATION_ID, NULL);
}

int
offtake_ui_run (int argc, char **argv)
{
  offtake_locale_init ();
  g_resources_register (offtake_ui_get_resource ());

  g_autoptr (OfftakeApplication) application = offtake_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
