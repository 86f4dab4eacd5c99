#include "tests/provider/clock.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define DAY   86400
#define SLICE 50 /* ms between two looks at the stop flag */

static atomic_bool stopped;

int64_t
clock_now(void)
{
	return (int64_t)time(NULL);
}

/* Days since 1970-01-01 of a Gregorian date, after H. Hinnant's algorithm. */
static int64_t
days_from_civil(int y, unsigned m, unsigned d)
{
	int64_t year = y - (m <= 2),
		era = (year >= 0 ? year : year - 399) / 400;
	int64_t yoe = year - era * 400;
	int64_t doy = (153 * (int64_t)(m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void
civil_from_days(int64_t z, int *y, int *m, int *d)
{
	int64_t era, doe, yoe, doy, mp;

	z += 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

static int64_t
floor_days(int64_t t)
{
	return (t >= 0 ? t : t - (DAY - 1)) / DAY;
}

void
clock_utc(int64_t t, char out[CLOCK_UTC_LEN + 1])
{
	int64_t days = floor_days(t);
	int y, m, d, s = (int)(t - days * DAY);
	char all[80];

	civil_from_days(days, &y, &m, &d);
	snprintf(all, sizeof(all), "%04d-%02d-%02dT%02d:%02d:%02dZ", y, m, d,
		 s / 3600, s / 60 % 60, s % 60);
	memcpy(out, all, CLOCK_UTC_LEN);
	out[CLOCK_UTC_LEN] = '\0';
}

void
clock_http(int64_t t, char out[CLOCK_HTTP_LEN + 1])
{
	static const char wday[] = "SunMonTueWedThuFriSat";
	static const char month[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int64_t days = floor_days(t);
	int y, m, d, s = (int)(t - days * DAY);
	char all[96];

	civil_from_days(days, &y, &m, &d);
	snprintf(all, sizeof(all), "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
		 wday + 3 * (((days + 4) % 7 + 7) % 7), d, month + 3 * (m - 1),
		 y, s / 3600, s / 60 % 60, s % 60);
	memcpy(out, all, CLOCK_HTTP_LEN);
	out[CLOCK_HTTP_LEN] = '\0';
}

/* `form` has a 9 for each digit; anything else stands for itself. */
static bool
fits(const char *s, const char *form)
{
	for (; *form != '\0'; s++, form++) {
		if (*form == '9' ? *s < '0' || *s > '9' : *s != *form)
			return false;
	}
	return *s == '\0';
}

static int
digits(const char *s, int n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + (*s++ - '0');
	return v;
}

bool
clock_parse(const char *s, int64_t *t, bool *day)
{
	static const int month_days[] = {31, 28, 31, 30, 31, 30,
					 31, 31, 30, 31, 30, 31};
	int y, m, d, last, clock = 0;

	*day = fits(s, "9999-99-99");
	if (!*day && !fits(s, "9999-99-99T99:99:99Z"))
		return false;
	y = digits(s, 4);
	m = digits(s + 5, 2);
	d = digits(s + 8, 2);
	if (m < 1 || m > 12)
		return false;
	last = month_days[m - 1];
	if (m == 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0))
		last++;
	if (d < 1 || d > last)
		return false;
	if (!*day) {
		int h = digits(s + 11, 2), min = digits(s + 14, 2);
		int sec = digits(s + 17, 2);

		if (h > 23 || min > 59 || sec > 59)
			return false;
		clock = h * 3600 + min * 60 + sec;
	}
	*t = days_from_civil(y, (unsigned)m, (unsigned)d) * DAY + clock;
	return true;
}

void
clock_stop(void)
{
	atomic_store(&stopped, true);
}

bool
clock_stopped(void)
{
	return atomic_load(&stopped);
}

bool
clock_pause(unsigned ms)
{
	while (ms > 0 && !clock_stopped()) {
		unsigned part = ms < SLICE ? ms : SLICE;
		struct timespec ts = {0, (long)part * 1000000L};

		nanosleep(&ts, NULL);
		ms -= part;
	}
	return !clock_stopped();
}
