package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// appoint makes an officer by a code that knows name and phone.
func (r *room) appoint(hash string, code bot.OfficerCode, who bot.AccountID) {
	code.Hash, code.By, code.Expires = hash, "telegram:1", noon.Add(time.Hour)
	r.commit(bot.InviteOfficer{Event: "e:" + hash, OfficerCode: code, At: noon})
	r.commit(bot.SpendCode{Hash: hash, Account: who, Chat: private(who), Name: "as the platform shows", At: noon})
}

// account is what the desk reads of somebody.
func (r *room) account(id bot.AccountID) (a bot.Account) {
	r.t.Helper()
	require.NoError(r.t, r.s.Snapshot(r.t.Context(), func(now *store.Snapshot) (err error) {
		a, err = now.Account(id)
		return err
	}))
	return a
}

// A deputy has the officer's scope, as it is then, to the end of the day: for the
// desk and for the conversation.
func TestADeputyActsToTheEndOfTheDay(t *testing.T) {
	now := noon
	r := newRoom(t)
	r.s = clocked(t, func() time.Time { return now })
	r.area = storetest.Area(t, r.s, bot.Area{Name: "Quận Dương Kinh"})
	roleAt := func(at time.Time) bot.Role {
		f, err := r.s.Look(t.Context(), bot.Event{From: minh, At: at}, bot.Needs{})
		require.NoError(t, err)
		return f.Account.Role
	}
	day := bot.NewPlace(nil).Day(noon)
	r.appoint("a", bot.OfficerCode{Scope: bot.WholeArea(r.area), Name: "Trần Thị Lan", Phone: "0999000001"}, lan)
	require.Equal(t, "Trần Thị Lan", r.account(lan).Name, "what the office knows, not what the platform shows")
	require.Equal(t, "0999000001", r.account(lan).Phone)
	r.appoint("b", bot.OfficerCode{Scope: bot.WholeArea(r.area), DeputyOf: lan, Until: day}, minh)
	require.Equal(t, bot.Officer, r.account(minh).Role)
	require.Equal(t, bot.WholeArea(r.area), r.account(minh).Scope)
	require.NoError(t, r.s.Snapshot(t.Context(), func(now *store.Snapshot) error {
		ids, err := now.EverAtDesk()
		require.Subset(t, ids, []bot.AccountID{lan, minh})
		return err
	}))
	require.Equal(t, bot.Officer, roleAt(noon))
	r.appoint("c", bot.OfficerCode{Scope: bot.OfLevels(bot.Nursery)}, lan)
	require.Equal(t, r.account(lan).Scope, r.account(minh).Scope, "the scope is the officer's")

	standingIn := func() (list []bot.Deputy) {
		require.NoError(t, r.s.Snapshot(t.Context(), func(n *store.Snapshot) (err error) {
			list, err = n.DeputiesOf([]bot.AccountID{"telegram:77", lan}, bot.NewPlace(nil).Day(now))
			return err
		}))
		return list
	}
	now = bot.NewPlace(nil).At(day, 23, 59)
	require.Equal(t, bot.Officer, r.account(minh).Role)
	require.Equal(t, []bot.Deputy{{Account: minh, Officer: lan, Name: "as the platform shows", Until: day}}, standingIn())
	now = now.Add(time.Minute)
	require.Empty(t, standingIn())
	require.Equal(t, bot.Principal, r.account(minh).Role)
	require.Empty(t, r.account(minh).Scope)
	require.Equal(t, bot.Principal, roleAt(now))

	now = noon
	r.commit(bot.RemoveOfficer{Account: lan})
	require.Equal(t, bot.Principal, r.account(minh).Role, "nobody stands in for a principal")
}

// Who is made an administrator is one at once, and none any more when removed.
func TestAnAdministratorOfTheRecords(t *testing.T) {
	r := newRoom(t)
	r.refused(bot.Conflict, bot.SetAdmin{Account: minh, On: true, At: noon})
	r.appoint("a", bot.OfficerCode{Scope: bot.WholeArea(r.area)}, lan)
	r.commit(bot.SetAdmin{Account: lan, On: true, At: noon})
	require.Equal(t, bot.Admin, r.account(lan).Role)
	require.Equal(t, bot.Admin, r.look(lan, bot.Needs{}).Account.Role)
	r.refused(bot.Conflict, bot.SetOfficer{Account: lan, WasName: "another", Name: "Lan"})
	r.commit(bot.RemoveOfficer{Account: lan})
	require.Equal(t, bot.Principal, r.account(lan).Role)
	r.appoint("b", bot.OfficerCode{Scope: bot.WholeArea(r.area)}, lan)
	require.Equal(t, bot.Officer, r.account(lan).Role, "no administrator by the old right")
}
