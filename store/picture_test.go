package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

func picture(event string, draft bot.DraftID) bot.KeepPicture {
	return bot.KeepPicture{Event: event, Chat: private(lan), Draft: draft, Account: lan,
		File: bot.File{Ref: "ref-" + event, Unique: "u"}, At: noon}
}

var kept = bot.Kept{SHA256: "ab12", Mime: "image/jpeg", Size: 9, Width: 3, Height: 4}

func (r *room) claim(at time.Time) []bot.PictureJob {
	r.t.Helper()
	jobs, err := r.s.ClaimPictures(context.Background(), at, time.Minute, 10)
	require.NoError(r.t, err)
	return jobs
}

func (r *room) pictures(id bot.ReportID) int {
	return r.look(lan, bot.Needs{Report: id}).Report.Pictures
}

func TestPictureJobIsLeased(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	w := picture("p1", "draft1")
	r.commit(w, w)
	r.commit(w)
	want := []bot.PictureJob{{Event: "p1", Chat: private(lan), Account: lan, Draft: "draft1", File: w.File}}
	require.Empty(t, cmp.Diff(want, r.claim(noon)))
	require.Empty(t, r.claim(noon.Add(59*time.Second)))
	want[0].Tries = 0
	require.Empty(t, cmp.Diff(want, r.claim(noon.Add(time.Minute))), "a lease that ran out is given again")
	require.NoError(t, r.s.PictureLater(ctx, "p1", noon.Add(time.Hour), 1))
	require.Empty(t, r.claim(noon.Add(59*time.Minute)))
	want[0].Tries = 1
	require.Empty(t, cmp.Diff(want, r.claim(noon.Add(time.Hour))))
	require.NoError(t, r.s.PictureKept(ctx, "p1", kept))
	require.NoError(t, r.s.PictureKept(ctx, "p1", kept))
	require.Empty(t, r.claim(noon.Add(9*time.Hour)))
	require.NoError(t, r.s.PictureKept(ctx, "none", kept), "of a draft that is gone")
}

func TestPicturesJoinTheReportOfTheirDraft(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, lan, bot.Accepted)
	r.commit(picture("before", w.Draft), picture("other", "draft9"))
	r.commit(w, picture("with", w.Draft))
	r.commit(picture("after", w.Draft)) // of an album
	named := picture("named", "")
	named.Report = w.ID
	r.commit(named)
	require.Equal(t, 4, r.pictures(w.ID))
	for _, j := range r.claim(noon) {
		require.Equal(t, j.Event != "other", j.Report == w.ID, j.Event)
	}
}

func TestDroppedPicturesGo(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	w := r.file(1, lan, bot.Accepted)
	r.commit(picture("sent", w.Draft), picture("p1", "draft9"), picture("p2", "draft9"), picture("p3", "draft8"))
	r.commit(w)
	require.NoError(t, r.s.PictureKept(ctx, "p1", kept))
	r.commit(bot.DropPictures{Draft: "draft9"}, bot.DropPictures{Draft: w.Draft}, bot.DropPictures{})
	late := kept
	late.SHA256 = "cd34"
	require.NoError(t, r.s.PictureKept(ctx, "p2", late), "its worker had begun")
	require.Equal(t, 1, r.pictures(w.ID), "a sent report keeps its pictures")
	require.Len(t, r.claim(noon), 2)

	require.Empty(t, r.namedFiles("ab12", "cd34"))
	require.NoError(t, r.s.DropUnsent(ctx, noon))
	require.Equal(t, "p1,p2,p3,sent", r.text(`SELECT group_concat(event) FROM pictures`), "not yet")
	require.NoError(t, r.s.DropUnsent(ctx, noon.Add(time.Second)))
	require.Equal(t, "p3,sent", r.text(`SELECT group_concat(event) FROM pictures`), "somebody fetches p3 right now")
	require.NoError(t, r.s.PictureKept(ctx, "sent", kept))
	require.NoError(t, r.s.DropUnsent(ctx, noon.Add(time.Hour)))
	require.Equal(t, []string{"ab12"}, r.namedFiles("ab12", "cd34"), "the same bytes are somebody's evidence")
	require.Equal(t, "sent", r.text(`SELECT group_concat(event) FROM pictures`), "of a draft that was never sent nothing stays")
	require.NoError(t, r.s.PictureKept(ctx, "p3", kept), "its worker ends after all")
}

func TestOnePictureOfADraftIsTakenOut(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	w := r.file(1, lan, bot.Accepted)
	r.commit(picture("p1", w.Draft), picture("p2", w.Draft), picture("p3", "draft9"))
	out := bot.DropPictures{Draft: w.Draft, Event: "p2"}
	r.commit(out, bot.DropPictures{Draft: w.Draft, Event: "p3"})
	r.commit(out)
	require.Equal(t, "p1,p3", r.text(`SELECT group_concat(event) FROM pictures WHERE state = 'waiting'`), "no other one, and none of another draft")
	r.commit(w)
	require.Equal(t, 1, r.pictures(w.ID))
	r.commit(bot.DropPictures{Draft: w.Draft, Event: "p1"})
	require.Equal(t, 1, r.pictures(w.ID), "of a sent report nothing is taken out")
	require.NoError(t, r.s.DropUnsent(ctx, noon.Add(time.Hour)))
	require.Equal(t, "p1", r.text(`SELECT group_concat(event) FROM pictures WHERE draft = ?`, w.Draft))
}

func (r *room) namedFiles(sha256 ...string) []string {
	r.t.Helper()
	list, err := r.s.NamedFiles(context.Background(), sha256)
	require.NoError(r.t, err)
	return list
}

func TestFailedPictureIsTold(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	w := r.file(1, lan, bot.Accepted)
	r.commit(picture("p1", w.Draft), picture("p2", w.Draft))
	r.commit(w)
	require.Error(t, r.s.PictureFailed(ctx, "p1", bot.FaultBroken, []bot.Write{bot.Do{}}))
	require.Equal(t, "waiting", r.text(`SELECT state FROM pictures WHERE event = 'p1'`), "nothing of it lasts when the telling does not")
	told := []bot.Write{bot.Occur{Event: bot.Event{ID: "picture:p1", Kind: bot.Fetched, Chat: private(lan), From: lan, At: noon}}}
	require.NoError(t, r.s.PictureFailed(ctx, "p1", bot.FaultBroken, told))
	require.NoError(t, r.s.PictureFailed(ctx, "p1", bot.FaultBroken, []bot.Write{say("again", lan, bot.Notice)}))
	require.Equal(t, "0", r.text(`SELECT count(*) FROM outbox`), "its end was told")
	require.NotContains(t, r.flags(w.ID), bot.FlagNoPicture, "another one is under way")
	require.NoError(t, r.s.PictureFailed(ctx, "p2", bot.FaultBig, nil))
	require.Contains(t, r.flags(w.ID), bot.FlagNoPicture)

	parked, err := r.s.ClaimParked(ctx, noon, time.Minute, 10)
	require.NoError(t, err)
	require.Len(t, parked, 1, "one event of a chat at a time")
	ev := parked[0].Event
	require.Empty(t, cmp.Diff(told[0].(bot.Occur).Event, ev))

	more := picture("p3", w.Draft)
	r.commit(more)
	require.NoError(t, r.s.PictureKept(ctx, "p3", kept))
	require.NotContains(t, r.flags(w.ID), bot.FlagNoPicture, "there is one after all")
	n, err := r.s.Counts(ctx)
	require.NoError(t, err)
	require.Equal(t, 2, n.PicturesDead)
}

func TestReportWhosePicturesAllFailedIsFlagged(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, lan, bot.Accepted)
	r.commit(picture("p1", w.Draft))
	require.NoError(t, r.s.PictureFailed(context.Background(), "p1", bot.FaultTiny, nil))
	r.commit(w)
	require.Contains(t, r.flags(w.ID), bot.FlagNoPicture)
	require.Zero(t, r.pictures(w.ID))
}

func TestWakes(t *testing.T) {
	r := newRoom(t)
	rang := func(q store.Queue) bool {
		select {
		case <-r.s.Wake(q):
			return true
		default:
			return false
		}
	}
	r.commit(r.file(1, lan, bot.Accepted))
	require.False(t, rang(store.Pictures) || rang(store.Outbox) || rang(store.Inbox))
	r.commit(picture("p1", "d"), picture("p2", "d"))
	require.True(t, rang(store.Pictures))
	require.False(t, rang(store.Pictures), "one signal for one commit")
	r.refused(bot.Conflict, picture("p3", "d"), bot.DenyReport{Report: bot.NewReportID("draft1", 1), Account: minh})
	require.False(t, rang(store.Pictures), "nothing lasted")
	r.commit(bot.Enqueue{Key: "k", To: private(lan), At: noon})
	require.True(t, rang(store.Outbox))
	require.NoError(t, r.s.Park(context.Background(), bot.Event{ID: "e", Chat: private(lan)}, "lock"))
	require.True(t, rang(store.Inbox))
	r.commit(bot.Do{Key: "later", Kind: "sheet", NotBefore: time.Now().Add(time.Minute)})
	require.False(t, rang(store.Jobs), "every kind would look for what is due later")
	r.commit(bot.Do{Key: "now", Kind: "sheet", NotBefore: time.Now()})
	require.True(t, rang(store.Jobs))
}

// An upload of the page stays for a report, and until it is fetched.
func TestUploadsThatAreWanted(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	w := r.file(1, lan, bot.Accepted)
	r.commit(picture("web:a:sent", w.Draft), picture("web:a:draft", "draft9"), picture("web:a:waits", "draft8"), picture("telegram:1", w.Draft))
	r.commit(w)
	for _, event := range []string{"web:a:sent", "web:a:draft", "telegram:1"} {
		require.NoError(t, r.s.PictureKept(ctx, event, kept))
	}
	list, err := r.s.Web().Reported(ctx, noon.Add(-time.Hour))
	require.NoError(t, err)
	require.Equal(t, []string{"web:a:sent"}, list)
	list, err = r.s.Web().Reported(ctx, noon.Add(time.Hour))
	require.NoError(t, err)
	require.Empty(t, list)
}
