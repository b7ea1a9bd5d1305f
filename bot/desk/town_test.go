package desk

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/guess"
	"vneidbot/locales"
)

// The areas of the tests' town.
const (
	duongKinh bot.AreaID = 7
	hongBang  bot.AreaID = 1
	doSon     bot.AreaID = 6
	direct    bot.AreaID = 90
)

// The people, by who they are in the transcripts.
var people = map[string]bot.AccountID{
	"quản trị":    "telegram:1",
	"cán bộ DK":   "telegram:2",
	"cán bộ HB":   "telegram:3",
	"cán bộ MN":   "telegram:4",
	"thành phố":   "telegram:5",
	"hiệu trưởng": "telegram:6",
	"hiệu phó":    "telegram:9",
	"người lạ":    "telegram:7",
	"cán bộ THCS": "telegram:44", // of the matrix
	"người mới":   "telegram:8",
}

// names are what the platform shows of them.
var names = map[string]string{
	"cán bộ DK": "Lan Anh", "cán bộ HB": "Minh", "cán bộ MN": "Thu", "thành phố": "Hà",
	"hiệu trưởng": "Ngọc", "hiệu phó": "Ngọc", "người lạ": "Khách", "người mới": "Bình", "quản trị": "Sơn", "cán bộ THCS": "Tâm",
}

// noon is when the transcripts take place, in Việt Nam's morning of 21/5/2025.
var noon = time.Date(2025, 5, 21, 8, 12, 0, 0, time.UTC)

// town is a small city with its officers.
func town() *memory {
	m := newMemory()
	m.campaign = bot.NewCampaign(nil)
	m.areas = []bot.Area{
		{ID: hongBang, Name: "Quận Hồng Bàng", Sort: 1},
		{ID: doSon, Name: "Quận Đồ Sơn", Sort: 6},
		{ID: duongKinh, Name: "Quận Dương Kinh", Sort: 7},
		{ID: 20, Name: "Xã Cẩm Giang", Sort: 20},
		{ID: 21, Name: "Xã Cẩm Giàng", Sort: 21},
		{ID: direct, Name: "Báo cáo trực tiếp Sở", Short: "Khối Sở", Sort: 90},
	}
	m.units = []bot.Unit{
		unit(101, "Mầm non Hoa Sen", bot.Nursery, duongKinh, bot.Accepted, "0299900124"),
		unit(102, "Mầm non Hoa Hồng", bot.Nursery, duongKinh, bot.NoStatus, ""),
		unit(103, "Tiểu học Hòa Nghĩa", bot.Primary, duongKinh, bot.Succeeded, ""),
		unit(104, "TH&THCS Tân Thành", bot.PrimaryLower, duongKinh, bot.Refused, ""),
		unit(201, "Mầm non Hoa Sen", bot.Nursery, hongBang, bot.NotRegistered, ""),
		unit(202, "THCS Hồng Bàng", bot.Lower, hongBang, bot.NoStatus, ""),
		unit(301, "Mầm non Biển Xanh", bot.Nursery, doSon, bot.Succeeded, ""),
		unit(901, "THPT Dương Kinh", bot.Upper, direct, bot.Accepted, ""),
	}
	for i := range m.units {
		for _, a := range m.areas {
			if a.ID == m.units[i].Area {
				m.units[i].AreaName = a.Name
			}
		}
	}
	m.officer("cán bộ DK", bot.WholeArea(duongKinh))
	m.officer("cán bộ HB", bot.WholeArea(hongBang))
	m.officer("cán bộ MN", bot.OfLevels(bot.Nursery))
	m.officer("thành phố", bot.Everything)
	m.accounts[people["hiệu trưởng"]] = bot.Account{Name: "Ngọc"}
	m.accounts[people["hiệu phó"]] = bot.Account{Name: "Ngọc"}
	m.reporters[101] = []bot.AccountID{people["hiệu trưởng"]}
	m.reporters[104] = []bot.AccountID{people["hiệu trưởng"], people["hiệu phó"]}
	m.chats[people["quản trị"]] = bot.Chat{Channel: "telegram", ID: "1"}
	return m
}

func unit(id bot.UnitID, name string, level bot.Level, area bot.AreaID, status bot.Status, code bot.TaxCode) bot.Unit {
	u := bot.Unit{ID: id, Name: name, Level: level, Area: area, Code: code}
	if status != bot.NoStatus {
		u.Current = &bot.Report{Status: status}
	}
	return u
}

func (m *memory) officer(who string, scope bot.Scope) {
	m.accounts[people[who]] = bot.Account{Name: names[who], Role: bot.Officer, Scope: scope}
}

// grow adds areas with a unit each, of which every third has reported.
func (m *memory) grow(n int) {
	for i := range n {
		a := bot.Area{ID: bot.AreaID(100 + i), Name: "Xã Tân " + string(rune('A'+i%26)) + num10(i), Sort: 100 + i}
		m.areas = append(m.areas, a)
		status := bot.NoStatus
		if i%3 == 0 {
			status = bot.Accepted
		}
		m.units = append(m.units, unit(bot.UnitID(1000+i), "Mầm non "+a.Name, bot.Nursery, a.ID, status, ""))
	}
}

// bind binds a group of the tests before they begin.
func (m *memory) bind(id string, scope bot.Scope, by string) {
	chat := bot.Chat{Channel: "telegram", ID: id, Group: true}
	m.groups[chat.Key()] = bot.Group{Chat: chat, Scope: scope, By: people[by], At: noon.Add(-48 * time.Hour)}
}

// catalog is loaded once: it does not change.
var catalog = sync.OnceValues(locales.New)

// deskOf is a desk over the records.
func deskOf(t testing.TB, m *memory) *Desk {
	t.Helper()
	words, err := catalog()
	require.NoError(t, err)
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	require.NoError(t, err)
	return New(Setup{
		Records: m, Codes: &guess.Limit{Counter: &m.guesses, Admins: m.adminChats}, Tokens: bot.NewTokens([]byte("a key of the tests, thirty-two b")), Words: words,
		Admins: []bot.AccountID{people["quản trị"]}, Place: bot.Place{Zone: zone, Now: func() time.Time { return noon }},
	})
}

// telegram is a channel with everything.
var telegram = bot.Caps{Buttons: true, Edit: true, Delete: true, Mono: true, Picture: true, File: bot.FileMost, Text: 4096}

// plainChannel is a channel with text alone.
var plainChannel = bot.Caps{Text: 2000}

func link(payload string) string {
	if payload == "" {
		return "https://t.me/vd_bot"
	}
	return "https://t.me/vd_bot?start=" + payload
}
