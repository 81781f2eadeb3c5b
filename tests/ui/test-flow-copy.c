/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-copy.h"

#include "ui/stage.h"

static gboolean
offers (GdkContentProvider *content, const char *type)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);
  g_autoptr (GdkContentFormats) all =
      gdk_content_formats_union_serialize_mime_types (g_steal_pointer (&formats));

  return gdk_content_formats_contain_mime_type (all, type);
}

static void
test_picture (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  const OfftakeFlowSource source = { .least = 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeFlowPicture) picture = offtake_flow_picture_new (view, &source, &error);

  g_assert_no_error (error);
  offtake_view_set_document (view, NULL); /* it has all it needs */
  g_assert_true (offtake_flow_picture_make (picture, NULL, &error));
  g_autoptr (GdkContentProvider) content = offtake_flow_picture_get_content (picture);
  g_assert_true (offers (content, "image/png"));
  g_assert_true (offers (content, "image/svg+xml"));
}

static void
test_stopped (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  const OfftakeFlowSource source = { .least = 0 };
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeFlowPicture) picture = offtake_flow_picture_new (view, &source, NULL);

  g_cancellable_cancel (stopped);
  g_assert_false (offtake_flow_picture_make (picture, stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_data (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  const OfftakeFlowSource source = { .least = 0 };
  g_autoptr (GdkContentProvider) content = offtake_flow_copy_data (view, &source);
  g_auto (GValue) text = G_VALUE_INIT;

  g_assert_true (offers (content, "text/plain;charset=utf-8"));
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &text, NULL));
  g_assert_true (g_str_has_prefix (g_value_get_string (&text), "From\t"));
}

static void
test_nothing_there (void)
{
  g_autoptr (OfftakeView) view = offtake_view_new ();
  const OfftakeFlowSource source = { .least = 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_flow_picture_new (view, &source, &error));
  g_assert_nonnull (error);
  g_assert_null (offtake_flow_copy_data (view, &source));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/flow-copy/picture", test_picture);
  g_test_add_func ("/ui/flow-copy/stopped", test_stopped);
  g_test_add_func ("/ui/flow-copy/data", test_data);
  g_test_add_func ("/ui/flow-copy/nothing-there", test_nothing_there);
  return stage_run ();
}
