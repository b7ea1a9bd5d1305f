package console

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

var now = time.Date(2025, 5, 21, 8, 0, 0, 0, time.UTC)

// typed runs a console over the lines and gives the events, and what was printed.
func typed(t *testing.T, lines ...string) (events []bot.Event, printed string) {
	t.Helper()
	var out bytes.Buffer
	c := New(Options{In: strings.NewReader(strings.Join(lines, "\n")), Out: &out, Start: "s", Now: func() time.Time { return now },
		Names:  map[bot.AccountID]string{PrincipalID: "Lan", OfficerID: "Minh"},
		NoFile: func(path string) string { return "no file " + path }})
	require.NoError(t, c.Run(t.Context(), func(_ context.Context, ev bot.Event) error {
		events = append(events, ev)
		return nil
	}))
	return events, out.String()
}

func TestWhoSaysALineAndWhere(t *testing.T) {
	events, _ := typed(t, "  0299900124 ", ":nhom /TổngHợp mầm non", ":NHÓM 1", ":canbo /mamoi chung", ":thoat", "never read")
	base := bot.Event{Kind: bot.Said, At: now}
	said := func(n, text string, who bot.AccountID, name string, chat bot.Chat) bot.Event {
		ev := base
		ev.ID, ev.Message, ev.Text, ev.From, ev.Name, ev.Chat, ev.ReplyTo = "console:s:"+n, n, text, who, name, chat, chat.Group
		ev.Command, ev.Args, _, _ = bot.ReadCommand(text, "")
		return ev
	}
	require.Empty(t, cmp.Diff([]bot.Event{
		said("1", "  0299900124 ", PrincipalID, "Lan", PrincipalChat),
		said("2", "/TổngHợp mầm non", OfficerID, "Minh", GroupChat),
		said("3", "1", OfficerID, "Minh", GroupChat),
		said("4", "/mamoi chung", OfficerID, "Minh", OfficerChat),
	}, events))
	require.Equal(t, "tonghop", events[1].Command)
}

// TestWhatIsNoPicture: a file that begins like none is a file, not counted as a picture
// until somebody has looked at it.
func TestWhatIsNoPicture(t *testing.T) {
	paper := filepath.Join(t.TempDir(), "bien-nhan.pdf")
	require.NoError(t, os.WriteFile(paper, []byte("%PDF-1.7"), 0o600))
	kind := bot.Unknown
	c := New(Options{In: strings.NewReader(":anh " + paper), Out: io.Discard, Now: func() time.Time { return now },
		Begins: func(head []byte) (string, bool) { return "image/png", strings.HasPrefix(string(head), "\x89PNG") }})
	require.NoError(t, c.Run(t.Context(), func(_ context.Context, ev bot.Event) error {
		kind = ev.Kind
		return nil
	}))
	require.Equal(t, bot.Filed, kind)
}

func TestPicturesByPath(t *testing.T) {
	dir := t.TempDir()
	plain, spaced := filepath.Join(dir, "a.png"), filepath.Join(dir, "màn hình 2.png")
	for _, path := range []string{plain, spaced} {
		require.NoError(t, os.WriteFile(path, []byte("picture"), 0o600))
	}
	for line, want := range map[string][2]string{
		":anh " + plain: {plain, ""},
		":ảnh " + plain + "  đã được tiếp nhận":      {plain, "đã được tiếp nhận"},
		":anh " + spaced + " từ chối":                {spaced, "từ chối"},
		`:anh "` + spaced + `" từ chối`:              {spaced, "từ chối"},
		":anh   " + filepath.Join(dir, ".", "a.png"): {plain, ""},
	} {
		events, printed := typed(t, line)
		require.Len(t, events, 1, line)
		require.Equal(t, bot.Pictured, events[0].Kind, line)
		require.Equal(t, want[0], events[0].File.Ref, line)
		require.Equal(t, want[1], events[0].Text, line)
		require.Empty(t, printed, line)
	}
	file, err := New(Options{}).Fetch(t.Context(), bot.File{Ref: plain})
	require.NoError(t, err)
	data, err := io.ReadAll(file)
	require.NoError(t, err)
	require.Equal(t, "picture", string(data))
	require.NoError(t, file.Close())
}

func TestAPictureThatIsNotThereIsToldAtOnce(t *testing.T) {
	dir := t.TempDir()
	events, printed := typed(t, ":anh "+filepath.Join(dir, "không có.png"), ":anh "+dir, ":anh", "0299900124")
	require.Len(t, events, 1)
	require.Equal(t, "no file "+filepath.Join(dir, "không có.png")+"\n\nno file "+dir+"\n\nno file \n\n", printed)
}

func TestAMessageIsPrintedUnderItsChat(t *testing.T) {
	var out bytes.Buffer
	c := New(Options{Out: &out, Titles: map[string]string{GroupChat.ID: "Nhóm"}})
	_, err := c.Send(t.Context(), GroupChat, bot.Message{
		Parts: []bot.Para{{Text: "TỔNG HỢP"}, {Text: "a 1\nb 2", Mono: true}},
		Buttons: [][]bot.Button{{{Label: "Làm mới", Data: "x"}, {Label: "Mở", URL: "https://a.vn"}},
			{{Label: "Chép", Copy: "MM-1"}, {Label: "Thôi", Data: "y"}}},
	})
	require.NoError(t, err)
	require.Equal(t, "── Nhóm ──\nTỔNG HỢP\n\na 1\nb 2\n  1. Làm mới\n  Mở: https://a.vn\n  Chép: MM-1\n  2. Thôi\n\n", out.String())
}

// A reader that blocks for ever, as a terminal does, does not hold up the stop.
func TestStopDoesNotWaitForTheKeyboard(t *testing.T) {
	in, keyboard := io.Pipe()
	defer keyboard.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := New(Options{In: in, Out: io.Discard, Now: time.Now})
	require.NoError(t, c.Run(ctx, func(context.Context, bot.Event) error { return nil }))
}

// TestPicturesOfAnAlbumAreNamed by what is said of each: whoever types numbers has to see
// which picture has which.
func TestPicturesOfAnAlbumAreNamed(t *testing.T) {
	var out bytes.Buffer
	c := New(Options{In: strings.NewReader(""), Out: &out, Now: func() time.Time { return now }, Path: func(sum string) (string, bool) { return "/shelf/" + sum, true }})
	_, err := c.Send(t.Context(), OfficerChat, bot.Message{Album: []bot.Shot{
		{Picture: bot.Attachment{SHA256: "aa"}, Caption: "1. Mầm non Hoa Sen: Được tiếp nhận"},
		{Picture: bot.Attachment{SHA256: "bb", Name: "anh.jpg"}},
	}})
	require.NoError(t, err)
	require.Contains(t, out.String(), "📎 1. Mầm non Hoa Sen: Được tiếp nhận: /shelf/aa\n")
	require.Contains(t, out.String(), "📎 anh.jpg: /shelf/bb\n")
}
