package evidence

import (
	"context"
	"errors"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// pauses are waited after each failed try; after the last one a try more is
// made, and then the picture is given up: about an hour and three quarters.
var pauses = []time.Duration{
	time.Second, 5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour,
}

// settle writes down how a job ended, also while the worker stops. What cannot
// be written is claimed again when its lease is over.
func (w *Worker) settle(ctx context.Context, job bot.PictureJob, k bot.Kept, err error) (again time.Time) {
	stopping := ctx.Err() != nil
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	result := "kept"
	tries := job.Tries + 1
	if noRoom(err) {
		tries = job.Tries
	}
	switch wait, fault := verdict(job.Tries, err); {
	case err == nil:
		err = w.jobs.PictureKept(ctx, job.Event, k, Draw(k.SHA256, time.Now().Add(afterRush)))
	case fault != bot.FaultNone:
		result = string(fault)
		w.Log.Info("picture given up", "fault", fault, "tries", job.Tries+1, "err", err)
		err = w.jobs.PictureFailed(ctx, job.Event, fault, told(job, fault, time.Now()))
	default:
		result = "later"
		if stopping {
			wait = 0 // it was cut short here
		}
		w.Log.Info("picture tried again later", "wait", wait, "tries", tries, "err", err)
		again = time.Now().Add(wait)
		err = w.jobs.PictureLater(ctx, job.Event, again, tries)
	}
	if err != nil {
		w.Log.Warn("picture's end cannot be recorded", "result", result, "err", err)
		return time.Time{}
	}
	w.Observe(result)
	return again
}

// told is what the conversation hears of a picture that was given up. It is as
// sure as the picture's end, however this process ends.
func told(job bot.PictureJob, fault bot.PictureFault, now time.Time) []bot.Write {
	return []bot.Write{bot.Occur{Event: bot.Event{
		ID: "picture:" + job.Event, Kind: bot.Fetched, Chat: job.Chat, From: job.Account, At: now.UTC(),
		Picture: &bot.PictureResult{Draft: job.Draft, Event: job.Event, Fault: fault},
	}}}
}

// roomPause is waited while the disk has no room, which is no fault of the picture
// nor a try: it is fetched when there is room, if its platform still has it then.
const roomPause = time.Minute

func noRoom(err error) bool { return bot.KindOf(err) == bot.Exhausted }

// verdict says what an error means after so many earlier tries: a fault that
// ends the job, or how long to wait.
func verdict(tries int, err error) (wait time.Duration, fault bot.PictureFault) {
	if err == nil {
		return 0, bot.FaultNone
	}
	var own faulty
	if errors.As(err, &own) {
		return 0, bot.PictureFault(own)
	}
	if noRoom(err) {
		return roomPause, bot.FaultNone
	}
	send := channel.AsSendError(err)
	if send.Outcome == channel.Rejected || send.Outcome == channel.Gone || tries >= len(pauses) {
		return 0, bot.FaultFailed
	}
	wait = pauses[max(tries, 0)]
	if send.Outcome == channel.Limited {
		wait = max(wait, send.After)
	}
	return wait, bot.FaultNone
}
