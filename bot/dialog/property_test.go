package dialog

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

// useful are texts that may give something, noise those that give nothing
// whatever is asked, as far as it is no free text.
var (
	useful = []string{"0299900124", "0299900131 đã được tiếp nhận", "mầm non hoa sen", "thcs anh dũng", "từ chối, sai địa chỉ",
		"định danh thành công", "chưa đăng ký", "đúng", "không", "0299900357", "mầm non vườn xanh", "dương kinh", "thcs",
		"0299900124 0299900131", "chưa có mã", "gửi", "bỏ qua", "299900124", "0299900142", "Nguyễn Thị An, hiệu trưởng, 0912345678"}
	noise = []string{"1234567", "0912345678", "làm thế nào ạ?", "079123456789", "0000000001", "31234567"}
	typed = []string{"/start", "/baocao", "/huy", "/trangthai", "/huongdan", "/dulieu", "/ngonngu", "/trogiup", "/id", "/gidoc",
		"/start uHOASEN", "/start aDUONGKINH", "/start uWRONG", "MM-7K3M-9XCP-X"}
)

// TestRandomChats lets two people do anything in any order.
func TestRandomChats(t *testing.T) {
	words, err := catalog()
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		c := &walk{chat: freshChat(t, words)}
		if rapid.Bool().Draw(t, "zalo") {
			c.caps = zaloLike
		}
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			c.who = rapid.SampledFrom([]string{"an", "binh"}).Draw(t, "who")
			c.step(t)
		}
	})
}

// walk is a chat that checks what must hold after every turn.
type walk struct{ *chat }

func (c *walk) step(t *rapid.T) {
	before := c.state()
	was := len(c.mine().shown)
	what := rapid.SampledFrom([]string{"tap", "tap", "tap", "old tap", "useful", "useful", "noise", "photo", "album",
		"voice", "sticker", "file", "edit", "command", "later", "lost", "junk tap"}).Draw(t, "what")
	c.do(t, what)
	after := c.state()
	c.holds(t, what, before, after, was)
}

func (c *walk) do(t *rapid.T, what string) {
	switch what {
	case "tap", "old tap":
		c.tapSome(t, what == "old tap")
	case "useful":
		c.say(rapid.SampledFrom(useful).Draw(t, "text"))
	case "noise":
		c.say(rapid.SampledFrom(noise).Draw(t, "text"))
	case "photo":
		c.photo("", rapid.SampledFrom([]string{"", "", "0299900131 được tiếp nhận", "0912345678"}).Draw(t, "caption"))
	case "album":
		c.photo("album="+rapid.SampledFrom([]string{"a", "b"}).Draw(t, "album"), "")
	case "voice":
		c.turn(bot.Event{Kind: bot.Voiced})
	case "sticker":
		c.turn(bot.Event{Kind: bot.Stuck})
	case "file":
		c.turn(bot.Event{Kind: bot.Filed, File: &bot.File{Ref: "f"}})
	case "edit":
		c.turn(bot.Event{Kind: bot.Edited, Text: rapid.SampledFrom(useful).Draw(t, "text")})
	case "command":
		c.say(rapid.SampledFrom(typed).Draw(t, "command"))
	case "later":
		c.now = c.now.Add(time.Duration(rapid.IntRange(1, 30).Draw(t, "hours")) * time.Hour)
		c.say("xin chào")
	case "lost":
		if n := len(c.w.pictures); n > 0 {
			c.fetched(bot.FaultBroken, strconv.Itoa(rapid.IntRange(1, n).Draw(t, "picture")))
		}
	default:
		c.turn(bot.Event{Kind: bot.Tapped, Data: rapid.SampledFrom([]string{"d:x:yes", "s:send:x:1", "s:hist:99", "s:no:x", "junk", "s:wish:x"}).Draw(t, "data")})
	}
}

// tapSome presses any button of the newest message that has some, or of any.
func (c *walk) tapSome(t *rapid.T, old bool) {
	type button struct{ data, message string }
	var all []button
	for i, m := range c.mine().shown {
		if len(m.Buttons) > 0 && !old {
			all = nil
		}
		for _, row := range m.Buttons {
			for _, b := range row {
				if b.Data != "" {
					all = append(all, button{b.Data, strconv.Itoa(i + 1)})
				}
			}
		}
	}
	if len(all) == 0 {
		return
	}
	b := rapid.SampledFrom(all).Draw(t, "button")
	if !c.caps.Edit {
		b.message = ""
	}
	c.turn(bot.Event{Kind: bot.Tapped, Data: b.data, Message: b.message})
}

func (c *walk) state() (st State) {
	require.NoError(c.t, json.Unmarshal(c.mine().session, &st))
	return st
}

// holds checks what must hold after every turn.
func (c *walk) holds(t *rapid.T, what string, before, after State, was int) {
	d := after.Draft
	if after.Ask.Slot == slotSummary {
		require.Equal(t, slotSummary, d.missing(), "a summary of something that is not complete")
		require.True(t, len(d.Pictures) > 0 || d.Later || !d.Status.NeedsPicture())
	}
	require.LessOrEqual(t, len(d.Pictures), MaxPictures)
	require.NotContains(t, string(c.mine().session), "0912345678", "a phone number in the session")
	require.LessOrEqual(t, len(c.mine().session), 16_000)
	for _, r := range c.w.reports {
		require.NotEmpty(t, r.Status)
	}
	sameDay := after.Draft.ID == before.Draft.ID && before.Draft.ID != ""
	switch what {
	case "noise", "voice", "sticker", "file", "junk tap", "old tap":
		if sameDay && what != "old tap" && !strings.HasPrefix(string(before.Ask.Slot), "reason") && before.Ask.Slot != slotWords {
			require.Empty(t, cmp.Diff(given(before.Draft), given(d)), "something given was lost or changed")
		}
	}
	if what == "voice" || what == "file" {
		require.Greater(t, len(c.mine().shown), was, "no answer")
	}
}

// given is what a person gave, as one can compare it.
func given(d draft) string {
	return fmt.Sprint(d.Unit.ID, d.Unit.Name, d.Unit.Code, d.Status, d.Words, d.Reason, d.ReasonText, len(d.Pictures))
}

// TestTakenTwiceIsFiledOnce runs every turn that files a report a second time
// from the old state, as after a kill between commit and save: the same report,
// the same receipt, the same words.
func TestTakenTwiceIsFiledOnce(t *testing.T) {
	for _, script := range []string{
		"> 0299900124 được tiếp nhận\n> [button.yes]\n> (photo)",
		"> 0299900124 chưa đăng ký\n> [button.yes]",
		"> mầm non vườn xanh 0299900357\n> [button.add_this_unit]\n> [level.mam_non]\n> dương kinh\n> [status.thanh_cong]\n> (photo)",
	} {
		c := newChat(t)
		c.play(script)
		old := append([]byte(nil), c.mine().session...)
		c.tap("[button.send]")
		first := lastShown(c)
		c.mine().session = old
		c.n-- // the same event comes again
		c.now = c.now.Add(-time.Minute)
		c.turn(c.mine().tapped)
		require.Len(t, c.w.reports, 1)
		// That the contact was asked for was recorded with the report: the question
		// at the receipt's end need not come a second time.
		require.Equal(t, first.Parts[:3], lastShown(c).Parts)
	}
}

// lastShown is the receipt that stands in the chat.
func lastShown(c *chat) bot.Message {
	shown := c.mine().shown
	for i := len(shown) - 1; i >= 0; i-- {
		if strings.HasPrefix(shown[i].Parts[0].Text, "✅") {
			return shown[i]
		}
	}
	return bot.Message{}
}
