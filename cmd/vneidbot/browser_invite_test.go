package main

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// TestUnitsInvitationInABrowser opens a unit's invitation on two phones: looking
// spends nothing and both become its reporters, until it is revoked.
func TestUnitsInvitationInABrowser(t *testing.T) {
	s := newSurf(t)
	var unit bot.Unit
	var payload string
	s.inStore(func(st *store.Store) {
		unit = hoaSen(t, st)
		payload = st.Tokens().UnitPayload(unit.ID, 1)
	})
	for _, name := range []string{"first", "second"} {
		p := s.tab(390, 844)
		p.do(chromedp.Navigate(s.url + "/#" + payload + "?utm_source=zalo")) // what apps hang on to links
		p.sees("web.invited.unit")
		p.readable("invited")
		p.shot("7-invite")
		require.Empty(t, eval[string](p, `document.cookie`), "no script sees a cookie")
		p.tap("web.go_on")
		p.sees(said("start.invited_status", "unit", "Mầm non Hoa Sen (phường Dương Kinh)"))
		require.Empty(t, eval[string](p, `location.hash`), "the invitation leaves the address")
		p.shot("7-invited-" + name)
	}
	s.inStore(func(st *store.Store) {
		_, err := st.Commit(context.Background(), []bot.Write{bot.RenewInvite{Unit: unit.ID, Was: 1, By: cityOfficer, At: time.Now()}})
		require.NoError(t, err)
	})
	p := s.tab(390, 844)
	p.do(chromedp.Navigate(s.url + "/#" + payload))
	p.tap("web.go_on")
	p.sees("invite.bad")
	p.shot("7-revoked")
	s.noErrors()
}

// TestOtherInvitationsInABrowser opens an officer's, which only one phone can
// use, an area's common one, which verifies nobody, and links that are none.
func TestOtherInvitationsInABrowser(t *testing.T) {
	s := newSurf(t)
	var officer, area string
	s.inStore(func(st *store.Store) {
		_, payload, hash := st.Tokens().OfficerCode("web:thu:1")
		_, err := st.Commit(context.Background(), []bot.Write{bot.InviteOfficer{Event: "web:thu:1", At: time.Now(),
			OfficerCode: bot.OfficerCode{Hash: hash, Scope: bot.Everything, By: cityOfficer, Expires: time.Now().AddDate(0, 0, 7)}}})
		require.NoError(t, err)
		officer, area = payload, st.Tokens().AreaPayload(hoaSen(t, st).Area, 1)
	})
	for _, c := range []struct{ payload, offer, answer string }{
		{officer, "web.invited.officer", "officer_code.welcome"},
		{officer, "web.invited.officer", "officer_code.bad"},
		{area, "web.invited.area", "phường Dương Kinh."},
		{"uAAAAAAAAAAAAAAAAAAAA", "web.invited.unit", "invite.bad"},
	} {
		p := s.tab(390, 844)
		p.do(chromedp.Navigate(s.url + "/#" + c.payload))
		p.sees(c.offer)
		p.tap("web.go_on")
		p.sees(c.answer)
		p.shot("7-" + c.payload[:1])
	}
	p := s.tab(390, 844)
	p.do(chromedp.Navigate(s.url + "/#la-lung"))
	p.sees("web.invited.bad")
	p.readable("bad link")
	p.shot("7-bad-link")
	p.tap("web.begin")
	p.sees("unit.ask")
	s.noErrors()
}

// inStore does something with the demonstration's records, beside the program.
func (s *surf) inStore(do func(*store.Store)) {
	s.t.Helper()
	st, err := store.Open(context.Background(), s.dir, store.Options{Beside: true})
	require.NoError(s.t, err)
	defer func() { require.NoError(s.t, st.Close()) }()
	do(st)
}

// hoaSen is the unit that the demonstration's hint names.
func hoaSen(t testing.TB, st *store.Store) bot.Unit {
	t.Helper()
	facts, err := st.Look(context.Background(), bot.Event{At: time.Now(), From: "web:x", Chat: bot.Chat{Channel: "web", ID: "x"}},
		bot.Needs{Codes: []bot.TaxCode{demoCode}})
	require.NoError(t, err)
	return facts.Codes[demoCode].Exact[0]
}
