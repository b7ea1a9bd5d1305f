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

// snapshot runs f on the records of this moment.
func (r *room) snapshot(f func(*store.Snapshot) error) {
	r.t.Helper()
	require.NoError(r.t, r.s.Snapshot(context.Background(), f))
}

func (r *room) phoned() (found map[bot.UnitID]bot.Phoned) {
	r.t.Helper()
	r.snapshot(func(now *store.Snapshot) (err error) {
		found, err = now.Phoned(bot.Everything)
		return err
	})
	return found
}

func TestWhatOfficersReadOfAUnit(t *testing.T) {
	r := newRoom(t)
	first, second := r.file(1, lan, bot.Refused), r.file(2, minh, bot.Accepted)
	r.commit(picture("p1", first.Draft), first, second, picture("p2", "unsent"))
	name, phone := "Cô Lan", "0999000001"
	r.commit(bot.SetAccount{ID: lan, Chat: private(lan), Name: &name, Phone: &phone, At: noon})
	r.verify(minh)
	r.snapshot(func(now *store.Snapshot) error {
		reports, err := now.ReportsOf(r.unit)
		require.NoError(t, err)
		require.Equal(t, []bot.ReportID{second.ID, first.ID}, []bot.ReportID{reports[0].ID, reports[1].ID})
		found, err := now.ReportOfReceipt(reports[1].Receipt)
		require.NoError(t, err)
		require.Equal(t, first.ID, found.ID)
		people, err := now.PeopleOf(r.unit)
		require.NoError(t, err)
		require.Equal(t, minh, people[0].Account, "verified ones first")
		require.True(t, people[0].Verified)
		require.Equal(t, bot.UnitPerson{AccountChat: bot.AccountChat{Account: lan, Name: name, Chat: private(lan)}, Phone: phone, Since: first.At}, people[1])
		pictures, err := now.PicturesOf(r.unit, 10)
		require.NoError(t, err)
		require.Empty(t, pictures, "what is not fetched cannot be shown")
		return nil
	})
	require.Equal(t, map[bot.UnitID]bot.Phoned{r.unit: {Name: name, Phone: phone}}, r.phoned())
	other := "0999000002"
	r.commit(bot.SetAccount{ID: minh, Chat: private(minh), Phone: &other, At: noon})
	require.Equal(t, other, r.phoned()[r.unit].Phone, "verified ones first")
	storetest.Exec(t, r.s, `UPDATE units SET phone = '0999000003' WHERE id = ?`, r.unit)
	require.Empty(t, r.phoned(), "the head has a phone")
	storetest.Exec(t, r.s, `UPDATE pictures SET state = 'kept', sha256 = 'aa' WHERE event IN ('p1', 'p2')`)
	r.snapshot(func(now *store.Snapshot) error {
		pictures, err := now.PicturesOf(r.unit, 10)
		require.NoError(t, err)
		require.Len(t, pictures, 1, "a draft's pictures are nobody's")
		require.Equal(t, "p1", pictures[0].Event)
		require.Equal(t, bot.Refused, pictures[0].Status)
		entries, err := now.EntriesOf(r.unit)
		require.NoError(t, err)
		require.Len(t, entries, 1)
		require.Equal(t, "Trường Mầm non Hoa Sen", *entries[0].Name)
		return nil
	})
}

func TestClosedUnitsAreFoundForOfficersAlone(t *testing.T) {
	r := newRoom(t)
	closed := storetest.Unit(t, r.s, bot.Unit{Code: "0299900131", Name: "Mầm non Sao Mai", Area: r.area, Standing: bot.Closed})
	storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Nền Ba", Area: r.area, Standing: bot.Closed})
	r.snapshot(func(now *store.Snapshot) error {
		for _, query := range []string{"sao mai", "Mầm non Sao", "0299 900 131"} {
			live, err := now.UnitsByQuery(query, bot.Everything, 5)
			require.NoError(t, err)
			require.Empty(t, live)
			found, err := now.ClosedUnits(query, bot.WholeArea(r.area), 5)
			require.NoError(t, err)
			require.Len(t, found, 1, query)
			require.Equal(t, closed, found[0].ID)
		}
		found, err := now.ClosedUnits("sao mai", bot.WholeArea(r.area+1), 5)
		require.NoError(t, err)
		require.Empty(t, found)
		found, err = now.ClosedUnits("ngoài luồng", bot.Everything, 5)
		require.NoError(t, err)
		require.Empty(t, found, "no code is not the code of units that have none")
		found, err = now.ClosedUnits("?!", bot.Everything, 5)
		require.NoError(t, err)
		require.Empty(t, found)
		return nil
	})
}

// Who has a first report of the unit in the making: a person who reports for it already is
// found there, and one whose report is as old as a day is not any more.
func TestWhoBeginsToReportForAUnit(t *testing.T) {
	r := newRoom(t)
	r.commit(r.file(1, lan, bot.Refused),
		bot.NoteDraft{Draft: "d8", Account: lan, Chat: private(lan), Unit: r.unit, Wants: bot.WantsPicture, At: noon},
		bot.NoteDraft{Draft: "d9", Account: minh, Chat: private(minh), Unit: r.unit, Wants: bot.WantsSending, At: noon})
	r.snapshot(func(now *store.Snapshot) error {
		list, err := now.BeginnersOf(r.unit, noon.Add(-bot.DraftLife))
		require.NoError(t, err)
		require.Len(t, list, 1)
		require.True(t, list[0].Begun)
		require.Equal(t, minh, list[0].Account)
		require.Equal(t, private(minh), list[0].Chat)
		list, err = now.BeginnersOf(r.unit, noon)
		require.Empty(t, list)
		return err
	})
}

// An invitation by name that nobody has used is found until it expires, and asked for again
// it lives longer; used, it is none, and stays as it was.
func TestOpenInvitations(t *testing.T) {
	r := newRoom(t)
	code := bot.OfficerCode{Hash: "h", Scope: bot.Everything, By: lan, Expires: noon.Add(time.Hour), Name: "Trần Thị Lan", Phone: "0999000001"}
	nameless, deputy := code, code
	nameless.Hash, nameless.Name = "h2", ""
	deputy.Hash, deputy.DeputyOf, deputy.Until = "h3", minh, noon
	again := code
	again.Expires = noon.Add(2 * time.Hour)
	open := func(at time.Time) (list []bot.OpenInvitation) {
		r.snapshot(func(now *store.Snapshot) (err error) {
			list, err = now.Invitations(at)
			return err
		})
		return list
	}
	r.commit(bot.InviteOfficer{Event: "e", OfficerCode: code, At: noon}, bot.InviteOfficer{Event: "e2", OfficerCode: nameless, At: noon}, bot.InviteOfficer{Event: "e3", OfficerCode: deputy, At: noon})
	require.Equal(t, []bot.OpenInvitation{{Event: "e", OfficerCode: code}}, open(noon))
	require.Empty(t, open(code.Expires))
	r.commit(bot.InviteOfficer{Event: "e", OfficerCode: again, At: noon})
	require.Equal(t, []bot.OpenInvitation{{Event: "e", OfficerCode: again}}, open(code.Expires))
	r.commit(bot.SpendCode{Hash: "h", Account: minh, Chat: private(minh), At: noon})
	r.commit(bot.InviteOfficer{Event: "e", OfficerCode: code, At: noon})
	require.Empty(t, open(noon))
}
