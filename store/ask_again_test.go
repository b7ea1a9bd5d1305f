package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// twoHours is a room with a person of two units whose hours are of two rounds, and the
// reminder before both, written and not sent.
func twoHours(t *testing.T, chase bot.ChaseID) (r *room, shared, own bot.Round, other bot.UnitID, letter []bot.Write) {
	r = newRoom(t)
	elsewhere := storetest.Area(t, r.s, bot.Area{Name: "Quận Đồ Sơn"})
	other = storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: elsewhere, Level: bot.Primary})
	r.named(lan, "Lan")
	r.verify(lan)
	r.commit(bot.BindReporter{Account: lan, Chat: private(lan), Unit: other, At: noon})
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon}, bot.AddRound{Round: roundOn(elsewhere, 21, 16), At: noon})
	shared, own = r.rounds()[0], r.rounds()[1]
	for i, of := range []bot.Round{shared, own} {
		key := bot.NewOccasion(of, bot.RemindNear)
		letter = append(letter, bot.Remind{Chase: chase, Round: key, Account: lan, Units: []bot.UnitID{[]bot.UnitID{r.unit, other}[i]}, Message: "m", At: noon, Due: of.Units})
		r.commit(bot.NoteOccasion{Key: key, Due: noon, At: noon})
	}
	letter = append(letter, unasked("m", lan, noon))
	r.commit(letter...)
	return r, shared, own, other, letter
}

func (r *room) occasionsDone() (keys []bot.RoundKey) {
	r.snapshot(func(now *store.Snapshot) (err error) {
		keys, err = now.OccasionsDone(noon.Add(-time.Hour))
		return err
	})
	return keys
}

// One message tells the hours of two rounds. One of them moves: of the other unit
// nothing was said then, and its reminder is open again.
func TestWhatElseAMessageSaidIsSaidAnew(t *testing.T) {
	r, shared, own, other, letter := twoHours(t, bot.ChaseID("1.1:near"))
	moved := shared
	moved.Units = moved.Units.Add(time.Hour)
	r.commit(bot.MoveRound{Round: moved, Was: 1, At: noon})
	require.Zero(t, r.waitingUnasked())
	for _, row := range r.remindable(bot.RemindNear, "", 10) {
		require.Equal(t, row.Unit.ID == other, len(row.Within) == 0, "unit %d: %v", row.Unit.ID, row.Within)
	}
	require.Equal(t, []bot.RoundKey{bot.NewOccasion(shared, bot.RemindNear)}, r.occasionsDone(), "the other round's is open")
	r.commit(letter[1:]...)
	require.Equal(t, 1, r.waitingUnasked(), "the key of the message is free")
	r.commit(bot.RemoveRound{Round: own.ID, Was: 1, At: noon})
	require.Zero(t, r.waitingUnasked(), "and it is taken back once more")
}

// A round that moves takes nobody's own hour along.
func TestAPromiseOutlivesTheRoundThatMoves(t *testing.T) {
	r := newRoom(t)
	r.named(lan, "Lan")
	r.verify(lan)
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: noon})
	round, until := r.rounds()[0], noon.Add(time.Minute)
	ask := func(keys ...bot.RoundKey) (list []bot.Write) {
		for _, key := range keys {
			list = append(list, bot.Remind{Chase: "put_off", Round: key, Account: lan, Units: []bot.UnitID{r.unit}, Message: "m", At: until, Due: round.Units})
		}
		return append(list, bot.EndPutOff{Account: lan, Unit: r.unit, Until: until, At: until}, unasked("m", lan, noon))
	}
	r.commit(bot.PutOff{Account: lan, Units: []bot.UnitID{r.unit}, Until: until, At: noon})
	r.commit(ask("u:put_off:1", bot.NewOccasion(round, bot.RemindNear))...)
	r.commit(bot.RemoveRound{Round: round.ID, Was: 1, At: until})
	require.Zero(t, r.waitingUnasked(), "it tells an hour that is none")
	r.snapshot(func(now *store.Snapshot) error {
		list, err := now.PutOffs("web", until)
		require.Len(t, list, 1, "and the question is open")
		return err
	})
	r.commit(ask("u:put_off:1")...)
	require.Equal(t, 1, r.waitingUnasked())

	// One that was reminded before its hour is told the hour that is right now, too.
	r.commit(bot.AddRound{Round: roundOn(0, 21, 15), At: until})
	again := r.rounds()[0]
	again.Units = again.Units.Add(time.Hour)
	r.commit(bot.MoveRound{Round: again, Was: again.Version, At: until})
	require.Zero(t, r.waitingUnasked(), "the hour is another one")
	r.snapshot(func(now *store.Snapshot) error {
		list, err := now.PutOffs("web", until)
		require.Len(t, list, 1)
		return err
	})
}

// An area that gets hours of its own takes its units alone.
func TestAnAreasOwnHourLeavesTheOthersReminder(t *testing.T) {
	r := newRoom(t)
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: storetest.Area(t, r.s, bot.Area{Name: "Quận Đồ Sơn"}), Level: bot.Primary})
	r.named(lan, "Lan")
	r.verify(lan)
	r.commit(bot.BindReporter{Account: lan, Chat: private(lan), Unit: other, At: noon}, bot.AddRound{Round: roundOn(0, 21, 15), At: noon})
	key := bot.NewOccasion(r.rounds()[0], bot.RemindNear)
	r.commit(append(remindsIn(key, lan, noon, r.unit, other), bot.NoteOccasion{Key: key, Due: noon, At: noon})...)
	r.commit(bot.AddRound{Round: roundOn(r.area, 21, 14), At: noon})
	require.Zero(t, r.waitingUnasked())
	require.Empty(t, r.occasionsDone())
	for _, row := range r.remindable(bot.RemindNear, "", 10) {
		require.Equal(t, row.Unit.ID == other, len(row.Within) == 0, "unit %d: %v", row.Unit.ID, row.Within)
	}
}

// What an officer has asked for is answered with what became of it: it is not begun anew.
func TestAnOfficersReminderIsNotBegunAnew(t *testing.T) {
	r, shared, _, _, _ := twoHours(t, "tap:1")
	r.commit(bot.RemoveRound{Round: shared.ID, Was: 1, At: noon})
	require.Len(t, r.occasionsDone(), 2)
	for _, row := range r.remindable(bot.RemindNear, "", 10) {
		require.Len(t, row.Within, 1)
	}
}
