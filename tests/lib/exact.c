/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/exact.h"

#include <math.h>
#include <string.h>

typedef unsigned __int128 Wide;

static guint64
multiply (guint64 a, guint64 b, guint64 p)
{
  return (guint64) ((Wide) a * b % p);
}

static guint64
power (guint64 a, guint64 exponent, guint64 p)
{
  guint64 product = 1;

  for (; exponent > 0; exponent >>= 1, a = multiply (a, a, p))
    if (exponent & 1)
      product = multiply (product, a, p);
  return product;
}

static guint64
inverse (guint64 a, guint64 p)
{
  return power (a, p - 2, p);
}

/* Miller and Rabin with the bases that decide every 64-bit number. */
static gboolean
is_prime (guint64 p)
{
  static const guint64 bases[] = { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37 };
  guint64 odd = p - 1;
  guint twos = 0;

  for (; odd % 2 == 0; odd /= 2)
    twos++;
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++) {
    guint64 x = power (bases[i], odd, p);
    gboolean passes = x == 1 || x == p - 1;
    for (guint k = 1; k < twos && !passes; k++)
      passes = (x = multiply (x, x, p)) == p - 1;
    if (!passes)
      return FALSE;
  }
  return TRUE;
}

static guint64
residue (gint64 value, guint64 p)
{
  gint64 rest = value % (gint64) p;
  return rest < 0 ? (guint64) rest + p : (guint64) rest;
}

/* The determinant and, in @numerators, determinant times x, modulo @p. FALSE if @p divides it. */
static gboolean
solve_modulo (
    guint n, const gint64 *a, const gint64 *b, guint64 p, guint64 *determinant, guint64 *numerators)
{
  guint width = n + 1;
  g_autofree guint64 *m = g_new (guint64, (gsize) n * width);

  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < n; j++)
      m[i * width + j] = residue (a[(gsize) i * n + j], p);
    m[i * width + n] = residue (b[i], p);
  }
  *determinant = 1;
  for (guint k = 0; k < n; k++) {
    if (m[k * width + k] == 0)
      return FALSE;
    *determinant = multiply (*determinant, m[k * width + k], p);
    guint64 scale = inverse (m[k * width + k], p);
    for (guint i = 0; i < n; i++) {
      guint64 factor = i == k ? 0 : multiply (m[i * width + k], scale, p);
      for (guint j = k; factor != 0 && j < width; j++)
        m[i * width + j] = (m[i * width + j] + p - multiply (factor, m[k * width + j], p)) % p;
    }
  }
  for (guint i = 0; i < n; i++)
    numerators[i] =
        multiply (multiply (m[i * width + n], inverse (m[i * width + i], p), p), *determinant, p);
  return TRUE;
}

/* A number from its residues, in mixed radix; none of its digits is negative. */
static long double
assemble (const guint64 *residues, const guint64 *primes, guint n)
{
  g_autofree guint64 *digits = g_memdup2 (residues, n * sizeof *residues);
  long double value = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      digits[k] = multiply ((digits[k] + primes[k] - digits[i] % primes[k]) % primes[k],
                            inverse (primes[i] % primes[k], primes[k]), primes[k]);
  for (guint i = n; i-- > 0;)
    value = value * primes[i] + digits[i];
  return value;
}

/* How many primes of 61 bits hold any determinant of this matrix (Hadamard). */
static guint
count_primes (guint n, const gint64 *a, const gint64 *b)
{
  double bits = 1;

  for (guint i = 0; i < n; i++) {
    double sum = (double) b[i] * (double) b[i];
    for (guint j = 0; j < n; j++)
      sum += (double) a[(gsize) i * n + j] * (double) a[(gsize) i * n + j];
    bits += log2 (MAX (sum, 1)) / 2;
  }
  return (guint) (bits / 60) + 1;
}

gboolean
exact_solve (guint n, const gint64 *a, const gint64 *b, long double *x)
{
  guint n_primes = count_primes (n, a, b);
  g_autofree guint64 *primes = g_new (guint64, n_primes);
  g_autofree guint64 *residues = g_new (guint64, (gsize) (n + 1) * n_primes);
  g_autofree guint64 *numerators = g_new (guint64, n);
  guint64 candidate = G_GUINT64_CONSTANT (1) << 61, determinant;
  guint found = 0;

  for (guint attempts = 0; found < n_primes; attempts++) {
    for (candidate--; !is_prime (candidate); candidate--)
      continue;
    if (attempts > n_primes + 4)
      return FALSE;
    if (!solve_modulo (n, a, b, candidate, &determinant, numerators))
      continue;
    primes[found] = candidate;
    residues[(gsize) n * n_primes + found] = determinant;
    for (guint i = 0; i < n; i++)
      residues[(gsize) i * n_primes + found] = numerators[i];
    found++;
  }
  long double divisor = assemble (residues + (gsize) n * n_primes, primes, n_primes);
  for (guint i = 0; i < n; i++)
    x[i] = assemble (residues + (gsize) i * n_primes, primes, n_primes) / divisor;
  return divisor > 0;
}
