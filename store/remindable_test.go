package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// remindable are the persons of a reminder of a round, with their units.
func (r *room) remindable(why bot.Reminding, behind bot.AccountID, most int) (list []bot.Remindable) {
	r.snapshot(func(now *store.Snapshot) (err error) {
		list, err = now.RemindableIn(why, bot.Round{}, "web", noon, behind, most)
		return err
	})
	return list
}

func whose(list []bot.Remindable) (who []bot.AccountID) {
	for _, r := range list {
		who = append(who, r.Account)
	}
	return who
}

// remindsIn is a reminder within a key, as the clock writes it.
func remindsIn(key bot.RoundKey, who bot.AccountID, due time.Time, units ...bot.UnitID) []bot.Write {
	message := "nhac:" + string(key) + ":" + string(who)
	return []bot.Write{bot.Remind{Chase: bot.ChaseID(key), Round: key, Account: who, Units: units, Message: message, At: noon, Due: due}, unasked(message, who, noon)}
}

func TestWhoMayBeRemindedByTheClock(t *testing.T) {
	r := newRoom(t)
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: r.area, Level: bot.Primary})
	page := bot.AccountID("web:1")
	for _, who := range []bot.AccountID{lan, minh, page} {
		r.named(who, "Lan")
		r.verify(who)
	}
	r.commit(bot.BindReporter{Account: lan, Chat: private(lan), Unit: other, At: noon})
	list := r.remindable(bot.RemindAhead, "", 10)
	require.Equal(t, []bot.AccountID{lan, lan, minh}, whose(list), "nobody hears on the page")
	require.Equal(t, []bot.AccountID{lan, lan}, whose(r.remindable(bot.RemindAhead, "", 1)), "whole persons")
	require.Equal(t, []bot.AccountID{minh}, whose(r.remindable(bot.RemindAhead, lan, 1)), "behind the first")

	r.commit(remindsIn("1.1:ahead", lan, noon.Add(time.Hour), r.unit)...)
	r.commit(bot.Remind{Chase: "1.1:ahead", Round: "1.1:ahead", Account: minh, Units: []bot.UnitID{r.unit}, At: noon, Why: bot.NotPaused})
	list = r.remindable(bot.RemindAhead, "", 10)
	require.Equal(t, []bot.RoundKey{"1.1:ahead"}, list[0].Within)
	require.Equal(t, noon, list[0].Told)
	require.Equal(t, noon, list[1].Told, "the person, not the unit")
	require.Empty(t, list[1].Within)
	require.Equal(t, []bot.RoundKey{"1.1:ahead"}, list[2].Within, "why not is known as well")
	require.Zero(t, list[2].Told)

	bare := r.file(5, lan, bot.Accepted)
	bare.Flags = []bot.Flag{bot.FlagNoPicture}
	r.commit(bare)
	require.Len(t, r.remindable(bot.RemindAhead, "", 10), 1, "the other unit")
	list = r.remindable(bot.RemindNear, "", 10)
	require.Equal(t, []bot.AccountID{lan, lan}, whose(list))
	require.True(t, list[1].Bare != list[0].Bare, "the picture is asked of who sent the report")
	require.Equal(t, []bot.AccountID{lan, lan}, whose(r.remindable(bot.RemindNear, "", 1)), "with the person's others")

	draft := bot.NoteDraft{Draft: "d9", Account: minh, Unit: other, Wants: bot.WantsSending, At: noon.Add(-time.Hour)}
	r.commit(draft)
	list = r.remindable(bot.RemindBegun, "", 10)
	require.Equal(t, []bot.AccountID{lan, minh}, whose(list), "whoever has promised a picture, too")
	require.True(t, list[0].Bare)
	require.Equal(t, bot.WantsSending, list[1].Unit.Wants)
	require.Equal(t, draft.At, list[1].Begun)
}

// Whoever is an officer as well is told apart wherever somebody may be written to.
func TestReportersWhoAreOfficersAreKnownAsSuch(t *testing.T) {
	r := newRoom(t)
	r.named(lan, "Lan")
	r.verify(lan)
	storetest.Exec(t, r.s, `UPDATE accounts SET role = 'officer' WHERE id = ?`, lan)
	r.commit(remindsIn("1.1:near", lan, noon.Add(time.Hour), r.unit)...)
	roles := map[string]bot.Role{}
	r.snapshot(func(now *store.Snapshot) error {
		hours, err := now.ToldHours(noon, anyHour)
		require.NoError(t, err)
		people, err := now.PeopleOf(r.unit)
		require.NoError(t, err)
		chased, err := now.Chased(bot.MissingOf{Scope: bot.WholeArea(r.area)}, "1", "")
		require.NoError(t, err)
		roles["hours"], roles["people"], roles["chased"] = hours[0].Role, people[0].Role, chased[0].Role
		return nil
	})
	roles["clock"] = r.remindable(bot.RemindAhead, "", 10)[0].Role
	for place, role := range roles {
		require.Equal(t, bot.Officer, role, place)
	}
}

// Who was asked within everybody's round is not read again, unless the unit goes by a
// round of its area now.
func TestWhoWasAskedIsNotReadAgain(t *testing.T) {
	r := newRoom(t)
	r.named(lan, "Lan")
	r.verify(lan)
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon})
	round := r.rounds()[0]
	r.commit(remindsIn(bot.NewOccasion(round, bot.RemindNear), lan, round.Units, r.unit)...)
	read := func(why bot.Reminding) (n int) {
		r.snapshot(func(now *store.Snapshot) error {
			list, err := now.RemindableIn(why, round, "web", noon, "", 10)
			n = len(list)
			return err
		})
		return n
	}
	require.Equal(t, []int{0, 1}, []int{read(bot.RemindNear), read(bot.RemindAhead)})
	r.commit(bot.AddRound{Round: roundOn(r.area, 21, 14), At: noon})
	require.Equal(t, 1, read(bot.RemindNear))
}

// A reminder that nobody has sent yet does not tell an hour that is none any more,
// nor asks for what is done.
func TestRemindersAreTakenBackInTime(t *testing.T) {
	r := newRoom(t)
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: r.area, Level: bot.Primary})
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon}, bot.AddRound{Round: roundOn(0, 23, 15), At: noon})
	first, second := r.rounds()[0], r.rounds()[1]
	r.commit(remindsIn(bot.NewOccasion(first, bot.RemindNear), lan, first.Units, r.unit)...)
	r.commit(remindsIn(bot.NewOccasion(second, bot.RemindNear), minh, second.Units, r.unit)...)
	require.Equal(t, 2, r.waitingUnasked())
	moved := first
	moved.Units = moved.Units.Add(time.Hour)
	move := bot.MoveRound{Round: moved, Was: 1, At: noon}
	r.commit(move)
	require.Equal(t, 1, r.waitingUnasked(), "the other round's stays")
	moved.Version = 2
	r.commit(remindsIn(bot.NewOccasion(moved, bot.RemindNear), lan, moved.Units, r.unit)...)
	r.commit(move) // the turn runs again
	require.Equal(t, 2, r.waitingUnasked(), "what tells the new hour stays")
	r.commit(remindsIn("9.9:near", "telegram:9000003", noon, r.unit, other)...)
	r.commit(r.file(1, lan, bot.Accepted))
	require.Equal(t, 1, r.waitingUnasked(), "that of several units whose lines are not told apart stays")
	r.commit(remindsIn(bot.NewOccasion(second, bot.RemindBegun), minh, second.Units, r.unit)...)
	require.Equal(t, 2, r.waitingUnasked())
	r.commit(bot.RemoveRound{Round: second.ID, Was: 1, At: noon})
	require.Equal(t, 1, r.waitingUnasked())
}

// A unit that is closed, exempt or merged into another is asked about nothing any more;
// why, the round's list says.
func TestRemindersOfAUnitThatEnds(t *testing.T) {
	r := newRoom(t)
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon})
	round := r.rounds()[0]
	key := bot.NewOccasion(round, bot.RemindNear)
	units := []bot.UnitID{r.unit}
	for _, name := range []string{"Tiểu học B", "Tiểu học C", "Tiểu học D"} {
		units = append(units, storetest.Unit(t, r.s, bot.Unit{Name: name, Area: r.area, Level: bot.Primary}))
	}
	for i, who := range []bot.AccountID{"telegram:9000011", "telegram:9000012", "telegram:9000013", "telegram:9000014"} {
		r.commit(remindsIn(key, who, round.Units, units[i])...)
	}
	r.commit(bot.NoteOccasion{Key: key, Due: noon, At: noon})
	change := func(i int, to bot.Standing) {
		was := bot.Unit{Name: "Tiểu học B", Area: r.area, Level: bot.Primary}
		if i == 2 {
			was.Name = "Tiểu học C"
		}
		state := bot.UnitCard{UnitState: bot.UnitState{Name: was.Name, Area: r.area, Level: bot.Primary}}
		now := state
		now.Standing = to
		r.commit(bot.ChangeUnit{Event: "e" + was.Name, Act: "a", Unit: units[i], Was: state, Now: now, Since: noon, By: lan})
	}
	change(1, bot.Closed)
	change(2, bot.Exempt)
	require.Equal(t, 2, r.waitingUnasked())
	r.commit(bot.MergeUnits{Event: "m", Act: "m", Unit: units[3], Into: r.unit, By: lan})
	require.Equal(t, 1, r.waitingUnasked())
	r.snapshot(func(now *store.Snapshot) error {
		list, err := now.Occasions(round, bot.Everything)
		require.Equal(t, map[bot.Unreminded]int{bot.NotClosed: 3}, list[0].Skipped)
		return err
	})
}

// TestAReminderThatWasTakenBackCountsForNothing: nobody has read it, so that the next one
// is not held back for the day.
func TestAReminderThatWasTakenBackCountsForNothing(t *testing.T) {
	r := newRoom(t)
	r.named(lan, "Lan")
	r.verify(lan)
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon})
	round := r.rounds()[0]
	r.commit(remindsIn(bot.NewOccasion(round, bot.RemindAhead), lan, round.Units, r.unit)...)
	list := r.remindable(bot.RemindNear, "", 10)
	require.Equal(t, []time.Time{noon, noon}, []time.Time{list[0].Told, list[0].Asked})
	r.commit(bot.RemoveRound{Round: round.ID, Was: 1, At: noon})
	list = r.remindable(bot.RemindNear, "", 10)
	require.Zero(t, list[0].Told)
	require.Zero(t, list[0].Asked)
}

// waitingUnasked counts the messages that nobody has asked for and that wait.
func (r *room) waitingUnasked() int {
	r.t.Helper()
	return len(r.text(`SELECT coalesce(string_agg('x', ''), '') FROM outbox WHERE state = 'waiting' AND unasked = TRUE`))
}

func TestAnAreasOwnHourTakesEverybodysBack(t *testing.T) {
	r := newRoom(t)
	elsewhere := storetest.Area(t, r.s, bot.Area{Name: "Quận Đồ Sơn"})
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: elsewhere, Level: bot.Primary})
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon})
	key := bot.NewOccasion(r.rounds()[0], bot.RemindNear)
	r.commit(remindsIn(key, lan, noon, r.unit)...)
	r.commit(remindsIn(key, minh, noon, other)...)
	r.commit(bot.AddRound{Round: roundOn(r.area, 21, 14), At: noon})
	require.Equal(t, 1, r.waitingUnasked())
}

func TestTheHourThatWasToldLast(t *testing.T) {
	r := newRoom(t)
	told := func() (list []bot.ToldHour) {
		r.snapshot(func(now *store.Snapshot) (err error) { list, err = now.ToldHours(noon, anyHour); return err })
		return list
	}
	r.named(lan, "Lan")
	r.verify(lan)
	first, second := noon.Add(time.Hour), noon.Add(2*time.Hour)
	r.commit(remindsIn("1.1:near", lan, first, r.unit)...)
	w := remindsIn("1.2:moved", lan, second, r.unit)
	again := w[0].(bot.Remind)
	again.At = noon.Add(time.Minute)
	r.commit(again, w[1])
	require.Len(t, told(), 1)
	require.Equal(t, second, told()[0].Due)
	require.Equal(t, bot.RoundID(1), told()[0].Round.Round())
	require.NoError(t, r.s.ChatGone(context.Background(), private(lan).Key()))
	require.Empty(t, told(), "nobody has it")
}

func TestWhatIsPutOff(t *testing.T) {
	r := newRoom(t)
	r.named(lan, "Lan")
	r.verify(lan)
	put := func(at time.Time) (list []bot.Remindable) {
		r.snapshot(func(now *store.Snapshot) (err error) { list, err = now.PutOffs("web", at); return err })
		return list
	}
	off := bot.PutOff{Account: lan, Units: []bot.UnitID{r.unit}, Until: noon.Add(time.Hour), At: noon}
	r.commit(off)
	require.Empty(t, put(noon))
	list := put(noon.Add(time.Hour))
	require.Len(t, list, 1)
	require.Equal(t, []time.Time{off.Until, off.At}, []time.Time{list[0].PutOff, list[0].PutAt})
	end := bot.EndPutOff{Account: lan, Unit: r.unit, Until: off.Until, At: noon.Add(time.Hour)}
	r.commit(end)
	r.commit(off) // the turn runs again
	require.Empty(t, put(noon.Add(time.Hour)))
	off.Until, off.At = noon.Add(2*time.Hour), noon.Add(90*time.Minute)
	r.commit(off)
	r.commit(end)
	require.Len(t, put(noon.Add(2*time.Hour)), 1, "another hour was named since")
	r.snapshot(func(now *store.Snapshot) error {
		units, err := now.Missing(bot.MissingOf{Scope: bot.Everything, At: noon}, r.area, bot.Reachable)
		require.NoError(t, err)
		require.Equal(t, off.Until, units[0].PutOff)
		return nil
	})
}

func TestAReminderOfARoundIsNotedWithWhatBecameOfIt(t *testing.T) {
	r := newRoom(t)
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: r.area, Level: bot.Primary})
	round := bot.Round{ID: 7, Version: 2}
	key := bot.NewOccasion(round, bot.RemindNear)
	r.commit(remindsIn(key, lan, noon, r.unit)...)
	r.commit(bot.Remind{Chase: bot.ChaseID(key), Round: key, Account: minh, Units: []bot.UnitID{other}, At: noon, Why: bot.NotPaused})
	note := bot.NoteOccasion{Key: key, Due: noon, At: noon.Add(time.Minute)}
	r.commit(note, bot.NoteOccasion{Key: "71.2:near", Due: noon, At: noon}, bot.NoteOccasion{Key: "7.1:near", Due: noon, At: noon})
	r.commit(bot.NoteOccasion{Key: key, Due: noon, At: noon.Add(time.Hour), Why: bot.NotLate}) // another copy, later
	r.snapshot(func(now *store.Snapshot) error {
		list, err := now.Occasions(round, bot.WholeArea(r.area))
		require.NoError(t, err)
		require.Equal(t, []bot.Occasion{{Note: note, Waiting: 1, Skipped: map[bot.Unreminded]int{bot.NotPaused: 1}}}, list)
		list, err = now.Occasions(round, bot.WholeArea(r.area+1))
		require.NoError(t, err)
		require.Equal(t, []bot.Occasion{{Note: note, Skipped: map[bot.Unreminded]int{}}}, list)
		done, err := now.OccasionsDone(noon)
		require.NoError(t, err)
		require.Equal(t, []bot.RoundKey{key}, done)
		return nil
	})
}

// Who has never reported is reminded of the report that was begun.
func TestWhoHasNeverReportedIsRemindedOfWhatWasBegun(t *testing.T) {
	r := newRoom(t)
	stranger := bot.AccountID("telegram:77")
	r.commit(bot.NoteDraft{Draft: "d7", Account: stranger, Chat: private(stranger), Unit: r.unit, Wants: bot.WantsStatus, At: noon})
	list := r.remindable(bot.RemindBegun, "", 10)
	require.Len(t, list, 1)
	require.Equal(t, private(stranger), list[0].Chat)
	require.Equal(t, bot.WantsStatus, list[0].Unit.Wants)
}

// Of what is written to officers and groups those are counted who look after something
// of the scope; it goes with a round that is moved.
func TestWhatWasWrittenToTheDeskIsCounted(t *testing.T) {
	r := newRoom(t)
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon})
	round := r.rounds()[0]
	morning, groups := bot.NewOccasion(round, bot.RemindMorning), bot.NewOccasion(round, bot.TellGroups)
	for hash, o := range map[string]bot.Account{"h1": {ID: lan, Scope: bot.WholeArea(r.area)}, "h2": {ID: minh, Scope: bot.WholeArea(r.area + 1)}} {
		r.commit(bot.InviteOfficer{Event: hash, OfficerCode: bot.OfficerCode{Hash: hash, Scope: o.Scope, By: minh, Expires: noon.Add(time.Hour)}, At: noon},
			bot.SpendCode{Hash: hash, Account: o.ID, Chat: private(o.ID), At: noon})
	}
	group := bot.Chat{Channel: "telegram", ID: "-7", Group: true}
	r.commit(bot.BindGroup{Group: bot.Group{Chat: group, Scope: bot.WholeArea(r.area), By: minh, At: noon}})
	for key, to := range map[string]bot.Chat{morning.MessageTo(string(lan)): private(lan), morning.MessageTo(string(minh)): private(minh), groups.MessageTo(group.Key()): group} {
		r.commit(bot.Enqueue{Key: key, To: to, Message: bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: "12"}}}, At: noon, Unasked: true})
	}
	r.commit(bot.NoteOccasion{Key: morning, Due: noon, At: noon}, bot.NoteOccasion{Key: groups, Due: noon.Add(time.Hour), At: noon})
	occasions := func(scope bot.Scope) (list []bot.Occasion) {
		r.snapshot(func(now *store.Snapshot) (err error) {
			list, err = now.Occasions(round, scope)
			return err
		})
		return list
	}
	waiting := func(scope bot.Scope) (n []int) {
		for _, o := range occasions(scope) {
			n = append(n, o.Waiting)
		}
		return n
	}
	require.Equal(t, []int{2, 1}, waiting(bot.Everything))
	require.Equal(t, []int{1, 1}, waiting(bot.WholeArea(r.area)))
	require.Equal(t, []int{1, 0}, waiting(bot.WholeArea(r.area+1)))
	r.commit(bot.RemoveRound{Round: round.ID, Was: 1, At: noon})
	require.Equal(t, map[bot.Unreminded]int{bot.NotMoved: 2}, occasions(bot.Everything)[0].Skipped)
}

// Nobody reads the units or the accounts one by one to know whose report is asked about.
func TestWhoIsFollowedIsFoundByAnIndex(t *testing.T) {
	s := storetest.Open(t)
	for query, index := range map[string]string{store.RemindRefused: "units_refused (cur_at>? AND cur_at<?)", store.RemindWaiting: "units_waiting (cur_at>? AND cur_at<?)",
		store.RemindPutOff: "put_offs_until", store.RemindMissing: "SEARCH r USING"} {
		plan, err := s.Plan(context.Background(), query)
		require.NoError(t, err)
		require.Contains(t, plan, index, query)
	}
	plan, err := s.Plan(context.Background(), store.RemindMissing)
	require.NoError(t, err)
	require.NotContains(t, plan, "TEMP B-TREE", plan)
}

// How often somebody was written to on a day is counted by messages, not by units.
func TestHowOftenAPersonWasRemindedToday(t *testing.T) {
	r := newRoom(t)
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: r.area, Level: bot.Primary})
	r.named(lan, "Lan")
	r.verify(lan)
	r.commit(bot.BindReporter{Account: lan, Chat: private(lan), Unit: other, At: noon})
	require.Zero(t, r.remindable(bot.RemindAhead, "", 10)[0].Today)
	r.commit(remindsIn("1.1:ahead", lan, noon.Add(time.Hour), r.unit, other)...)
	require.Equal(t, 1, r.remindable(bot.RemindAhead, "", 10)[0].Today)
	r.commit(remindsIn("1.1:near", lan, noon.Add(time.Hour), other)...)
	require.Equal(t, 2, r.remindable(bot.RemindAhead, "", 10)[0].Today)
	storetest.Exec(t, r.s, `UPDATE reminded SET at = at - 86400000`)
	require.Zero(t, r.remindable(bot.RemindAhead, "", 10)[0].Today)
}

// anyHour has all hours looked at.
func anyHour(bot.ToldHour) bool { return true }
