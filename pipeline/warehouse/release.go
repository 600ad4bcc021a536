//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/tonghop/tonghop/pipeline"
)

// A ReadOnly is a published copy, opened for reading. It may be used from
// several goroutines.
type ReadOnly struct {
	path string
	db   *sql.DB
}

var _ pipeline.Asker = (*ReadOnly)(nil)

// OpenRelease opens a copy that CopyTo made. It must not be given the file that
// a Warehouse holds.
func OpenRelease(ctx context.Context, path string) (*ReadOnly, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open release %s: %w", path, err)
	}
	db, conn, err := connect(ctx, path, "READ_ONLY", Options{})
	if err != nil {
		return nil, fmt.Errorf("open release %s: %w", path, err)
	}
	return newReadOnly(ctx, path, db, conn)
}

// newReadOnly gives conn back to db and proves that db is a release.
func newReadOnly(ctx context.Context, path string, db *sql.DB, conn *sql.Conn) (*ReadOnly, error) {
	if err := conn.Close(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	var schema string
	if err := db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = ?`, metaSchema).Scan(&schema); err != nil {
		return nil, errors.Join(fmt.Errorf("open release %s: not a release: %w", path, err), db.Close())
	}
	return &ReadOnly{path: path, db: db}, nil
}

// Close ends the reading.
func (r *ReadOnly) Close() error { return r.db.Close() }

// Version counts the changes of the store when the copy was made.
func (r *ReadOnly) Version(ctx context.Context) (int64, error) {
	var version int64
	err := r.db.QueryRowContext(ctx, `SELECT value::BIGINT FROM meta WHERE key = ?`, metaVersion).Scan(&version)
	if err != nil {
		return 0, fmt.Errorf("read version of %s: %w", r.path, err)
	}
	return version, nil
}

// Questions are all that can be asked, sorted by ID.
func (r *ReadOnly) Questions(ctx context.Context) ([]pipeline.Question, error) {
	rows, err := r.db.QueryContext(ctx, selectQuestion+` ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("list questions: %w", err)
	}
	defer rows.Close()
	var list []pipeline.Question
	for rows.Next() {
		q, err := scanQuestion(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("list questions: %w", err)
		}
		list = append(list, q)
	}
	return list, rows.Err()
}

const selectQuestion = `SELECT id, title_vi, title_en, grain_vi, grain_en, basis_vi, basis_en, left_out_vi, left_out_en, sql, on_basis FROM question`

func scanQuestion(scan func(...any) error) (q pipeline.Question, err error) {
	err = scan(&q.ID, &q.Title.VI, &q.Title.EN, &q.Grain.VI, &q.Grain.EN, &q.Basis.VI, &q.Basis.EN,
		&q.LeftOut.VI, &q.LeftOut.EN, &q.SQL, &q.OnBasis)
	return q, err
}

// Ask answers a question. The rows come in the order that the question's own
// SQL gives them.
func (r *ReadOnly) Ask(ctx context.Context, question string) (pipeline.Answer, error) {
	q, err := r.question(ctx, question)
	if err != nil {
		return pipeline.Answer{}, err
	}
	return r.answer(ctx, q, asked(q))
}

// AskOn answers a question that can be asked on a basis: on a boundary version, or
// as "reported". One that cannot, or a basis that there is not, is an error.
func (r *ReadOnly) AskOn(ctx context.Context, question, basis string) (pipeline.Answer, error) {
	q, err := r.question(ctx, question)
	if err != nil {
		return pipeline.Answer{}, err
	}
	if !q.OnBasis {
		return pipeline.Answer{}, fmt.Errorf("ask %s on %s: it takes no basis", question, basis)
	}
	return r.answer(ctx, q, askedOn(q, basis))
}

func (r *ReadOnly) question(ctx context.Context, question string) (pipeline.Question, error) {
	q, err := scanQuestion(r.db.QueryRowContext(ctx, selectQuestion+` WHERE id = ?`, question).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return q, fmt.Errorf("ask %s: no such question in %s", question, r.path)
	}
	if err != nil {
		return q, fmt.Errorf("ask %s: %w", question, err)
	}
	return q, nil
}

// answer runs what gives the rows of q.
func (r *ReadOnly) answer(ctx context.Context, q pipeline.Question, query string) (pipeline.Answer, error) {
	rows, err := r.db.QueryContext(ctx, query)
	if err != nil {
		return pipeline.Answer{}, fmt.Errorf("ask %s: %w", q.ID, err)
	}
	defer rows.Close()
	answer, _, err := readAnswer(rows, limits{})
	if err != nil {
		return pipeline.Answer{}, fmt.Errorf("ask %s: %w", q.ID, err)
	}
	answer.Question = q
	return answer, nil
}
