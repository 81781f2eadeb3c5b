/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/png-density.h"

#include <math.h>
#include <string.h>

#define METRES_PER_INCH 0.0254
#define AFTER_HEADER 33 /* the signature and the chunk IHDR, which comes first */

static void
put (guint8 *at, guint32 number)
{
  const guint32 big_endian = GUINT32_TO_BE (number);

  memcpy (at, &big_endian, sizeof big_endian);
}

/* The checksum of PNG's specification, annex D. */
static guint32
checksum (const guint8 *data, gsize length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++) {
    sum ^= data[i];
    for (guint bit = 0; bit < 8; bit++)
      sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
  }
  return ~sum;
}

void
offtake_png_set_density (GByteArray *png, double pixels_per_inch)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  guint8 chunk[21] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's' };
  const guint32 density = (guint32) lround (pixels_per_inch / METRES_PER_INCH);

  if (png->len < AFTER_HEADER || memcmp (png->data, signature, sizeof signature) != 0)
    return;
  put (chunk + 8, density);
  put (chunk + 12, density);
  chunk[16] = 1; /* a metre */
  put (chunk + 17, checksum (chunk + 4, 13));
  const guint tail = png->len - AFTER_HEADER;
  g_byte_array_set_size (png, png->len + (guint) sizeof chunk);
  memmove (png->data + AFTER_HEADER + sizeof chunk, png->data + AFTER_HEADER, tail);
  memcpy (png->data + AFTER_HEADER, chunk, sizeof chunk);
}
