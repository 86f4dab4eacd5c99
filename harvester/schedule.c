/* When a source is due. */
#include "harvester/schedule.h"

#include "harvester/retry.h"

enum { DAY_MINUTES = 24 * 60 };

static int
minute_of(int64_t t)
{
	return (int)(t / 60 % DAY_MINUTES);
}

static int
minutes_into(const struct schedule *s, int64_t t)
{
	return (minute_of(t) - s->from + DAY_MINUTES) % DAY_MINUTES;
}

bool
schedule_open(const struct schedule *s, int64_t now)
{
	int length = (s->until - s->from + DAY_MINUTES) % DAY_MINUTES;

	return !s->bound || minutes_into(s, now) < length;
}

static int64_t
pause_of(const struct schedule *s, uint64_t failures)
{
	int64_t pause = SCHEDULE_PAUSE;

	while (failures-- > 1 && pause < s->every)
		pause *= 2;
	return pause < s->every ? pause : s->every;
}

/* The beginning of the hours it falls into, if that is a later run's. */
static int64_t
at_opening(const struct schedule *s, int64_t due, int64_t began)
{
	int64_t opens = due - due % 60 - (int64_t)minutes_into(s, due) * 60;

	return s->bound && schedule_open(s, due) && opens > began ? opens : due;
}

int64_t
schedule_due(const struct schedule *s, const struct store_run *last,
	     uint64_t failures, int64_t now)
{
	/* A clock that was ahead is no reason to wait. */
	int64_t began = last->began < now ? last->began : now;
	int64_t ended = last->ended < now ? last->ended : now;

	switch (last->outcome) {
	case STORE_WHOLE:
	case STORE_PARTLY:
		return at_opening(s, began + s->every, began);
	case STORE_FAILED:
		return ended + pause_of(s, failures);
	case STORE_RUNNING:
	case STORE_STOPPED:
		return began;
	case STORE_NEVER:
	case STORE_OUTCOME__MAX:
		break;
	}
	return 0;
}

int64_t
schedule_away(const struct store_run *last)
{
	int64_t most = last->ended + RETRY_AWAY_MAX;

	return last->not_before < most ? last->not_before : most;
}
