package round

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

var office = bot.NewPlace(nil)

// may is a moment of May 2025 at the office.
func may(day, hour, minute int) time.Time {
	return time.Date(2025, 5, day, hour, minute, 0, 0, office.Zone)
}

func roundOf(id bot.RoundID, area bot.AreaID, day, hour, minute int) bot.Round {
	return bot.Round{ID: id, Area: area, Day: time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), Units: may(day, hour, minute), Areas: may(day, 16, 0), Version: 1}
}

// direct is the area whose units report at the forms' hour.
const direct = bot.AreaID(9)

// letter are the rounds of the letters.
func letter() bot.Rounds {
	var all bot.Rounds
	for i, day := range []int{21, 23, 26, 29, 30} {
		all = append(all, roundOf(bot.RoundID(i+1), 0, day, 15, 30), roundOf(bot.RoundID(i+11), direct, day, 16, 0))
	}
	return all.Sorted()
}

func at(now time.Time, rounds bot.Rounds) Clock {
	return Clock{Place: office, Tact: bot.NewCampaign(nil).Tact, Rounds: rounds, Now: now}
}

func toPrincipals(all []Occasion) (some []Occasion) {
	for _, o := range all {
		if !o.Why.ToOfficers() {
			some = append(some, o)
		}
	}
	return some
}

func TestWhenOfficersAreTold(t *testing.T) {
	due := map[bot.RoundKey]time.Time{}
	for _, o := range at(may(20, 9, 0), letter()[:2]).Occasions() {
		if o.Why.ToOfficers() {
			due[o.Key] = o.Due
		}
	}
	require.Equal(t, map[bot.RoundKey]time.Time{"1.1:morning": may(21, 7, 30), "11.1:morning": may(21, 7, 30), "1.1:officers": may(21, 15, 25), "11.1:officers": may(21, 15, 55)}, due)
}

func TestWhenRemindersAreDue(t *testing.T) {
	due := map[bot.RoundKey]time.Time{}
	for _, o := range toPrincipals(at(may(19, 9, 0), letter()).Occasions()) {
		due[o.Key] = o.Due
	}
	require.Equal(t, map[bot.RoundKey]time.Time{
		"1.1:ahead": may(20, 15, 30), "1.1:near": may(21, 13, 30), "1.1:begun": may(21, 15, 0),
		"11.1:ahead": may(20, 16, 0), "11.1:near": may(21, 14, 0), "11.1:begun": may(21, 15, 30),
		"2.1:ahead": may(22, 15, 30), "2.1:near": may(23, 13, 30), "2.1:begun": may(23, 15, 0),
		"12.1:ahead": may(22, 16, 0), "12.1:near": may(23, 14, 0), "12.1:begun": may(23, 15, 30),
		// On Friday the forms come first.
		"3.1:ahead": may(23, 16, 30), "3.1:near": may(26, 13, 30), "3.1:begun": may(26, 15, 0),
		"13.1:ahead": may(23, 16, 30), "13.1:near": may(26, 14, 0), "13.1:begun": may(26, 15, 30),
		"4.1:ahead": may(28, 15, 30), "4.1:near": may(29, 13, 30), "4.1:begun": may(29, 15, 0),
		"14.1:ahead": may(28, 16, 0), "14.1:near": may(29, 14, 0), "14.1:begun": may(29, 15, 30),
		"5.1:ahead": may(29, 16, 30), "5.1:near": may(30, 13, 30), "5.1:begun": may(30, 15, 0),
		"15.1:ahead": may(29, 16, 30), "15.1:near": may(30, 14, 0), "15.1:begun": may(30, 15, 30),
	}, due)
}

func TestWhenRemindersAreDueAtOddHours(t *testing.T) {
	for _, c := range []struct {
		name               string
		day, hour          int
		ahead, near, begun time.Time
	}{
		{"early in the morning", 21, 8, may(20, 8, 0), may(21, 7, 0), may(21, 7, 30)},
		{"before people are up", 21, 6, may(20, 7, 0), may(21, 7, 0), may(21, 7, 0)},
		{"late at night", 21, 23, may(20, 20, 0), may(21, 20, 0), may(21, 22, 30)},
		{"on a Monday", 26, 15, may(23, 15, 0), may(26, 13, 0), may(26, 14, 30)},
		{"on a Sunday, as the officer wanted", 25, 15, may(23, 15, 0), may(25, 13, 0), may(25, 14, 30)},
		{"after the days off about the first of May", 5, 15, may(-1, 15, 0), may(5, 13, 0), may(5, 14, 30)},
	} {
		r := roundOf(1, 0, c.day, c.hour, 0)
		got := toPrincipals(at(may(1, 9, 0), bot.Rounds{r}).Occasions())
		require.Equal(t, []time.Time{c.ahead, c.near, c.begun}, []time.Time{got[0].Due, got[1].Due, got[2].Due}, c.name)
	}
}

func keysOf(list []Occasion) (keys []bot.RoundKey) {
	for _, o := range list {
		keys = append(keys, o.Key)
	}
	return keys
}

func TestWhatIsOpen(t *testing.T) {
	one := bot.Rounds{roundOf(1, 0, 21, 15, 30)}
	for _, c := range []struct {
		name        string
		now         time.Time
		rounds      bot.Rounds
		done        []bot.RoundKey
		due, missed []bot.RoundKey
	}{
		{"nothing yet", may(20, 15, 29), one, nil, nil, nil},
		{"the day before", may(20, 15, 30), one, nil, []bot.RoundKey{"1.1:ahead"}, nil},
		{"done", may(20, 15, 30), one, []bot.RoundKey{"1.1:ahead"}, nil, nil},
		{"in the night it waits", may(20, 21, 0), one, nil, nil, nil},
		{"what was down in the evening is made up for in the morning", may(21, 7, 0), one, nil, []bot.RoundKey{"1.1:ahead"}, nil},
		{"the later one makes the earlier one useless", may(21, 13, 30), one, nil, []bot.RoundKey{"1.1:near"}, []bot.RoundKey{"1.1:ahead"}},
		{"a round made within its own two hours reminds at once", may(21, 14, 50), one, nil, []bot.RoundKey{"1.1:near"}, []bot.RoundKey{"1.1:ahead"}},
		{"ten minutes before it is too late", may(21, 15, 20), one, []bot.RoundKey{"1.1:ahead"}, []bot.RoundKey{"1.1:begun"}, []bot.RoundKey{"1.1:near"}},
		{"after the hour all is over", may(21, 15, 30), one, nil, nil, []bot.RoundKey{"1.1:ahead", "1.1:near", "1.1:begun"}},
		{"of older ones nothing is told", may(22, 15, 32), one, nil, nil, nil},
		{"another version is another reminder", may(21, 13, 40), bot.Rounds{{ID: 1, Day: one[0].Day, Units: one[0].Units, Areas: one[0].Areas, Version: 2}},
			[]bot.RoundKey{"1.1:ahead", "1.1:near", "1.2:ahead"}, []bot.RoundKey{"1.2:near"}, nil},
	} {
		due, missed := at(c.now, c.rounds).Open(c.done)
		require.Equal(t, c.due, keysOf(toPrincipals(due)), c.name)
		require.Equal(t, c.missed, keysOf(toPrincipals(missed)), c.name)
	}
}
