package evidence

import (
	"time"

	"vneidbot/bot"
)

// Drawing is the kind of job that draws a kept picture small. Its argument is the
// picture's SHA-256.
const Drawing = "thumb"

// afterRush is how long a picture that was kept waits to be drawn: in a rush people
// are answered first.
const afterRush = time.Minute

// Draw has a picture drawn small, at that moment or later, once an hour at most:
// what was drawn is found again unless it was lost.
func Draw(sha256 string, at time.Time) bot.Do {
	return bot.Do{Key: Drawing + ":" + sha256 + at.UTC().Format(":2006010215"), Kind: Drawing, Args: sha256, NotBefore: at}
}
