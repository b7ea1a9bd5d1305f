package store_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

func sum(c string) string { return strings.Repeat(c, 64) }

func TestFilesAreNamedByWhatStillNeedsThem(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	all := []string{sum("a"), sum("b"), sum("c"), sum("d"), sum("e")}
	w := unasked("k", lan, noon)
	w.Message.File = &bot.Attachment{SHA256: sum("a")}
	w.Message.Album = []bot.Shot{{Picture: bot.Attachment{SHA256: sum("b")}}, {Picture: bot.Attachment{SHA256: sum("c")}}}
	r.commit(w, w)
	entry := bot.Entry{Chat: "s", Kind: bot.EntryAnswer, At: noon, Message: &bot.Message{Picture: &bot.Attachment{SHA256: sum("c")}}}
	_, _, err := r.s.Web().Append(ctx, entry)
	require.NoError(t, err)
	packed := bot.Entry{Chat: "s", Kind: bot.EntryAnswer, At: noon, Message: &bot.Message{File: &bot.Attachment{SHA256: sum("e"), Size: bot.FileMost + 1}}}
	_, _, err = r.s.Web().Append(ctx, packed)
	require.NoError(t, err)
	posted := bot.Entry{Chat: "s", Client: "x", Kind: bot.EntryPhoto, At: noon, File: &bot.File{Ref: sum("d")}}
	_, _, err = r.s.Web().Append(ctx, posted)
	require.NoError(t, err)
	require.ElementsMatch(t, all[:3], r.namedFiles(all...), "neither what a person posted nor what was packed is kept for the transcript")

	list, err := r.s.Claim(ctx, noon, time.Minute, 1)
	require.NoError(t, err)
	require.Equal(t, w.Message, list[0].Message)
	require.NoError(t, r.s.Sent(ctx, list[0].Row, "1"))
	require.Equal(t, []string{sum("c")}, r.namedFiles(all...))
	err = r.s.Web().Purge(ctx, noon.Add(time.Hour))
	require.NoError(t, err)
	require.Empty(t, r.namedFiles(all...))
	for _, s := range all {
		require.NoError(t, r.s.FileGone(ctx, s))
	}
	require.Equal(t, "0", r.text(`SELECT count(*) FROM attached`))
}

// An upload of the page is needed until it is fetched, and two days more for a
// report; by a draft that nobody has sent yet only while it waits.
func TestUploadsAreNamedWhileTheyAreNeeded(t *testing.T) {
	now := noon
	r := &room{t: t, s: clocked(t, func() time.Time { return now })}
	r.area = storetest.Area(t, r.s, bot.Area{Name: "Quận Dương Kinh"})
	r.unit = storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Hoa Sen", Area: r.area})
	page := func(c string, draft bot.DraftID) bot.KeepPicture {
		w := picture("web:s:"+c, draft)
		w.Chat, w.File = bot.Chat{Channel: "web", ID: "s"}, bot.File{Ref: sum(c)}
		return w
	}
	w := r.file(1, lan, bot.Accepted)
	elsewhere := picture("telegram:1", w.Draft)
	elsewhere.File.Ref = sum("d")
	r.commit(page("a", w.Draft), page("b", "draft8"), page("c", "draft9"), elsewhere, w)
	all := []string{sum("a"), sum("b"), sum("c"), sum("d")}
	require.ElementsMatch(t, all[:3], r.namedFiles(all...), "the platform's word names nothing here")
	for _, c := range []string{"a", "b"} {
		require.NoError(t, r.s.PictureKept(context.Background(), "web:s:"+c, kept))
	}
	require.ElementsMatch(t, []string{sum("a"), sum("c")}, r.namedFiles(all...))
	now = noon.Add(49 * time.Hour)
	require.Equal(t, []string{sum("c")}, r.namedFiles(all...))
}

// TestEveryColumnOfFilesIsAReferrer: whoever adds a column that names files of
// the shelf has to tell the sweep, which would remove them. What erased pictures
// leave names no file, and what was handed out is not kept for that.
func TestEveryColumnOfFilesIsAReferrer(t *testing.T) {
	r := newRoom(t)
	found := r.text(`SELECT string_agg(m.name || '.' || c.name, ' ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name) m
	  JOIN pragma_table_info(m.name) c WHERE c.name LIKE '%sha256%' AND m.name NOT IN ('erased', 'handed_out')`)
	require.Equal(t, "attached.sha256 documents.sha256 pictures.sha256 pictures.upload_sha256", found, "tell store.NamedFiles of it")
	require.NotEmpty(t, regexp.MustCompile(`sha256`).FindString(found))
}

func TestAPictureOfOldIsNone(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.commit(unasked("k", lan, noon))
	r.spoil(`UPDATE outbox SET message = '{"parts":[{"text":"x"}],"picture":"iVBORw0KGgo="}'`)
	list, err := r.s.Claim(ctx, noon, time.Minute, 1)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Empty(t, list[0].Message.Attached())
	require.Equal(t, "x", list[0].Message.Parts[0].Text)
}
