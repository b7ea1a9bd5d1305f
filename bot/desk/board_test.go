package desk

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// looker looks at boards as the officer of the chat, at the chat's time.
func (c *trialChat) looker(who string) Looker {
	c.n++
	a := c.m.accounts[people[who]]
	a.ID = people[who]
	return Looker{Officer: a, Chat: bot.Chat{Channel: "trang", ID: who}, Event: "trang:" + num10(c.n), At: noon.Add(time.Duration(c.n) * time.Second)}
}

// board makes one, and keeps it.
func (c *trialChat) board(who string, pile ReviewPile, behind string) Board {
	c.Helper()
	b, writes, err := c.d.NewBoard(c.m, c.looker(who), pile, behind)
	require.NoError(c, err)
	require.NoError(c, c.m.commit(writes))
	return b
}

// again is the board as it stands now.
func (c *trialChat) again(who, id string) Board {
	c.Helper()
	b, writes, err := c.d.OldBoard(c.m, c.looker(who), id, true)
	require.NoError(c, err)
	require.NotNil(c, b)
	require.NoError(c, c.m.commit(writes))
	return *b
}

func (c *trialChat) clicks(data string) Answer {
	return c.turn(bot.Event{Kind: bot.Tapped, Data: data})
}

func (c *trialChat) words(t bot.Text) string { return c.d.Words.Words("vi", t) }

// Reports of a board are decided one by one and in any order; each decision is taken back
// by itself, the last one first, and nobody is shown another sheet by it.
func TestReportsOfABoardAreDecidedOneByOne(t *testing.T) {
	c := reviewRoom(t)
	for id := range 4 {
		c.m.awaiting(bot.UnitID(101+id), 1)
	}
	b := c.board("cán bộ DK", AnyReview, "")
	require.Len(t, b.Items, 4)
	require.Equal(t, [3]int{0, 4, 0}, [3]int{b.Marked, b.Clean, b.Left})
	require.Empty(t, b.Undo)

	done := c.clicks(b.Items[2].Buttons.Confirm)
	require.Contains(t, c.heard(done), "Đã xác nhận báo cáo của Tiểu học Hòa Nghĩa (quận Dương Kinh). Hoàn tác được đến 15h22.")
	require.Empty(t, done.Say[0].Album)
	c.clicks(b.Items[0].Buttons.Reasons[0].Data)
	now := c.again("cán bộ DK", b.ID)
	require.Equal(t, []Mark{MarkReturned, MarkOpen, MarkConfirmed, MarkOpen}, marks(now))
	require.Equal(t, "× Trả lại: Ảnh mờ, không đọc được", c.words(now.Items[0].Said))
	require.Len(t, c.m.toReview, 2)

	rest := c.clicks(now.Confirm)
	require.Contains(t, c.heard(rest), "Đã xác nhận 2 báo cáo.")
	require.Empty(t, c.m.toReview)
	for _, left := range []int{2, 3, 4} {
		c.clicks(now.Undo)
		require.Len(t, c.m.toReview, left)
	}
	back := c.again("cán bộ DK", b.ID)
	require.Equal(t, []Mark{"", "", "", ""}, marks(back), "it is drawn anew, so it can be decided anew")
	require.NotEqual(t, b.ID, back.ID)
	require.Contains(t, c.heard(c.clicks(b.Items[1].Buttons.Confirm)), "vừa có thay đổi", "not by what was drawn before")
	require.True(t, decides(c.clicks(back.Items[1].Buttons.Confirm)))
	c.clicks(c.again("cán bộ DK", back.ID).Undo)
	nothing := c.clicks(now.Undo)
	require.False(t, decides(nothing))
	require.Contains(t, c.heard(nothing), "Không còn quyết định nào")
}

func marks(b Board) (all []Mark) {
	for _, item := range b.Items {
		all = append(all, item.Mark)
	}
	return all
}

// What another officer decides or looks at meanwhile stands on the board, and is passed
// over by name; what lies outside of the scope is neither shown nor decided.
func TestABoardShowsWhatOthersDo(t *testing.T) {
	c := reviewRoom(t)
	for id := range 3 {
		c.m.awaiting(bot.UnitID(101+id), 1)
	}
	b := c.board("cán bộ DK", AnyReview, "")
	theirs := c.board("thành phố", AnyReview, "")
	require.Equal(t, "Đ/c Lan Anh đang xem", c.words(theirs.Items[0].Said))
	c.from = people["thành phố"]
	require.True(t, decides(c.clicks(theirs.Items[1].Buttons.Confirm)))
	c.from = people["cán bộ DK"]
	now := c.again("cán bộ DK", b.ID)
	require.Equal(t, []Mark{"", MarkGone, ""}, marks(now))
	require.Equal(t, "Đ/c Hà xác nhận 15h12", c.words(now.Items[1].Said))
	require.Equal(t, "Đ/c Hà đang xem", c.words(now.Items[0].Said))
	require.Empty(t, now.Undo, "what others decided is theirs to take back")
	require.False(t, decides(c.clicks(data(verbTakeBack, now.ID))))
	late := c.clicks(b.Items[1].Buttons.Reasons[1].Data)
	require.False(t, decides(late))
	require.Contains(t, c.heard(late), "đồng chí Hà đã xác nhận lúc")

	for i := range c.m.units {
		if c.m.units[i].ID == 103 {
			c.m.units[i].Area = hongBang
		}
	}
	for i := range c.m.toReview {
		if c.m.toReview[i].Unit == 103 {
			c.m.toReview[i].Area = hongBang
		}
	}
	moved := c.again("cán bộ DK", b.ID).Items[2]
	require.Equal(t, MarkChanged, moved.Mark)
	require.Empty(t, moved.Shots)
	require.Empty(t, moved.UnitName)
	require.False(t, decides(c.clicks(b.Items[2].Buttons.Confirm)))
}

// A report that has other pictures by now is not decided by a page that only asks how
// things stand: it shows the old ones. What draws it anew shows the new ones.
func TestOtherPicturesAreDecidedWhenTheyAreDrawn(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 1)
	b := c.board("cán bộ DK", AnyReview, "")
	r := &c.m.toReview[1]
	r.Row, r.Shots = r.Row+1000, append(slices.Clone(r.Shots), bot.UnitPicture{Kept: bot.Kept{SHA256: strings.Repeat("c", 64), Mime: "image/jpeg"}})
	asked, writes, err := c.d.OldBoard(c.m, c.looker("cán bộ DK"), b.ID, false)
	require.NoError(t, err)
	require.Empty(t, writes)
	require.Equal(t, []Mark{MarkOpen, MarkChanged}, marks(*asked))
	require.Empty(t, asked.Items[1].Buttons)
	require.NotContains(t, asked.Confirm, ".1")
	drawn := c.again("cán bộ DK", b.ID)
	require.Equal(t, []Mark{MarkOpen, MarkOpen}, marks(drawn))
	require.Len(t, drawn.Items[1].Shots, 2)
	require.Equal(t, "Vừa có thay đổi", c.words(drawn.Items[1].Said))
}

// Flagged reports come first and by themselves; each pile can be chosen, and put off.
func TestPilesOfABoard(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 1)
	c.m.awaiting(103, 1, bot.FlagAnother)
	c.m.awaiting(104, 0, bot.FlagNoPicture)
	first := c.board("cán bộ DK", AnyReview, "")
	require.Len(t, first.Items, 1)
	require.Equal(t, [3]int{2, 2, 3}, [3]int{first.Marked, first.Clean, first.Left})
	require.Contains(t, c.words(first.Items[0].Flags[0]), "khác người báo cáo trước")
	require.NotNil(t, first.Items[0].Facts)
	second := c.board("cán bộ DK", MarkedReview, first.ID)
	require.Equal(t, bot.UnitID(104), second.Items[0].Unit)
	require.Empty(t, second.Items[0].Buttons.Papers)
	reasons := second.Items[0].Buttons.Reasons
	require.Equal(t, bot.ReturnPicture, reasons[len(reasons)-1].Reason)
	require.Empty(t, c.board("cán bộ DK", MarkedReview, second.ID).Items)
	require.Len(t, c.board("cán bộ DK", CleanReview, "").Items, 2)
	require.Len(t, c.board("cán bộ DK", AnyReview, second.ID).Items, 2)
}

// Own words return a report as a reason of the list does; none, too many, or a citizen's
// number return nothing, and neither does a button that was made up or is of yesterday.
func TestWhatDecidesNothingOnABoard(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	b := c.board("cán bộ DK", AnyReview, "")
	words := b.Items[0].Buttons.Words
	for _, ev := range []bot.Event{
		{Data: words}, {Data: words, Text: strings.Repeat("dài ", 1000)}, {Data: words, Text: "số …", Masked: true},
		{Data: words, Text: "9"}, {Data: words, Text: "ok"}, {Data: words, Text: "đạt"}, {Data: data(verbConfirm, b.ID, "7")}, {Data: data(verbConfirm, b.ID, "")}, {Data: data(verbGive, b.ID, "0", "z")},
		{Data: data(verbGive, b.ID)}, {Data: data(verbGivePapers, b.ID)}, {Data: data(verbTakeBack, "x")}, {Data: data(verbTakeBack, b.ID, "9")},
		{Data: data(verbGive, "x", "0", "1")},
	} {
		ev.Kind = bot.Tapped
		a := c.turn(ev)
		require.False(t, decides(a), ev)
		require.NotEmpty(t, a.Say, ev)
	}
	require.Nil(t, kept(c.d.OldBoard(c.m, c.looker("cán bộ HB"), b.ID, true)))
	_, _, err := c.d.NewBoard(c.m, c.looker("hiệu trưởng"), AnyReview, "")
	require.Equal(t, bot.Forbidden, bot.KindOf(err))

	said := c.turn(bot.Event{Kind: bot.Tapped, Data: words, Text: "chụp nhầm thư mời họp"})
	require.True(t, decides(said))
	require.Contains(t, c.heard(said), "lý do: chụp nhầm thư mời họp")

	c.m.awaiting(103, 1)
	third := c.board("cán bộ DK", AnyReview, "").Items[0].Buttons.Words
	require.Contains(t, c.heard(c.turn(bot.Event{Kind: bot.Tapped, Data: third, Text: "3"})), "không thấy tên", "the key of the list")

	c.m.awaiting(102, 1)
	old := c.board("cán bộ DK", AnyReview, "")
	c.n += int((7 * time.Hour).Seconds())
	require.Nil(t, kept(c.d.OldBoard(c.m, c.looker("cán bộ DK"), old.ID, true)))
	late := c.clicks(old.Items[0].Buttons.Confirm)
	require.False(t, decides(late))
	require.Contains(t, c.heard(late), "đã cũ")
}

func kept(b *Board, _ []bot.Write, _ error) *Board { return b }
