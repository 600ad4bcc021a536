package main

import (
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/questions"
)

// declared are the questions, checks and metrics of the topics and the workspace,
// and where each stands.
func declared(brought questions.Set) []pipeline.Definition {
	var list []pipeline.Definition
	add := func(kind pipeline.DefinitionKind, id string, name pipeline.Text, at questions.Place) {
		origin := pipeline.AddedOrigin
		switch {
		case at.Folder.BuiltIn:
			origin = pipeline.BuiltInOrigin
		case at.Over:
			origin = pipeline.OverriddenOrigin
		}
		list = append(list, pipeline.Definition{Topic: at.Folder.Topic, Kind: kind, ID: id, Name: name, Origin: origin, File: at.Shown()})
	}
	for _, q := range brought.Questions {
		at, _ := brought.Question(q.ID)
		add(pipeline.QuestionDefinition, q.ID, q.Title, at)
	}
	for _, c := range brought.Checks {
		at, _ := brought.Check(c.ID)
		add(pipeline.CheckDefinition, c.ID, c.Title, at)
	}
	for _, m := range brought.Metrics {
		at, _ := brought.Metric(m.ID)
		add(pipeline.MetricDefinition, m.ID, m.Name, at)
	}
	return list
}
