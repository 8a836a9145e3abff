Feature: Five requests answered in the same words

  Background:
    Given the rule "cn.hotline/replies-alike"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: Five within thirty days; four; five in five different words; two organs
    Given the records of case
      | case | domain  | org |
      | C1   | hotline | O1  |
      | C2   | hotline | O1  |
      | C3   | hotline | O1  |
      | C4   | hotline | O1  |
      | C5   | hotline | O1  |
      | D1   | hotline | O1  |
      | D2   | hotline | O1  |
      | D3   | hotline | O1  |
      | D4   | hotline | O1  |
      | E1   | hotline | O2  |
      | E2   | hotline | O2  |
      | E3   | hotline | O2  |
      | E4   | hotline | O2  |
      | E5   | hotline | O2  |
    And the records of event
      | case | act     | ts               | note_hash |
      | C1   | replied | 2021-09-01 10:00 | h1        |
      | C2   | replied | 2021-09-11 10:00 | h1        |
      | C3   | replied | 2021-09-12 10:00 | h1        |
      | C4   | replied | 2021-09-13 10:00 | h1        |
      | C5   | replied | 2021-09-30 10:00 | h1        |
      | D1   | replied | 2021-09-10 10:00 | h2        |
      | D2   | replied | 2021-09-11 10:00 | h2        |
      | D3   | replied | 2021-09-12 10:00 | h2        |
      | D4   | replied | 2021-09-13 10:00 | h2        |
      | E1   | replied | 2021-09-10 10:00 | x1        |
      | E2   | replied | 2021-09-11 10:00 | x2        |
      | E3   | replied | 2021-09-12 10:00 | x3        |
      | E4   | replied | 2021-09-13 10:00 | x4        |
      | E5   | replied | 2021-09-14 10:00 | h2        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Replied    | Alike | message                                                                                             |
      | C5      | flagged | 2021-09-30 | 5     | The reply of 2021-09-30 is word for word that of 5 requests of this organ within the days looked at |
    And examined are C1 C2 C3 C4 C5 D1 D2 D3 D4 E1 E2 E3 E4 E5

  @must-not-fire
  Scenario: The fifth thirty days after the first; standard answers to questions; four, a question and another service
    Given the records of case
      | case | domain   | org | procedure |
      | C1   | hotline  | O1  |           |
      | C2   | hotline  | O1  |           |
      | C3   | hotline  | O1  |           |
      | C4   | hotline  | O1  |           |
      | C5   | hotline  | O1  |           |
      | D1   | hotline  | O1  | consult   |
      | D2   | hotline  | O1  | consult   |
      | D3   | hotline  | O1  | consult   |
      | D4   | hotline  | O1  | consult   |
      | D5   | hotline  | O1  | consult   |
      | E1   | hotline  | O1  | ordinary  |
      | E2   | hotline  | O1  | ordinary  |
      | E3   | hotline  | O1  | ordinary  |
      | E4   | hotline  | O1  | ordinary  |
      | E5   | hotline  | O1  | ordinary  |
      | F1   | hotline  | O1  | consult   |
      | X1   | citymgmt | O1  |           |
    And the records of event
      | case | act      | ts               | note_hash |
      | C1   | replied  | 2021-08-31 10:00 | h1        |
      | C2   | replied  | 2021-09-10 10:00 | h1        |
      | C3   | replied  | 2021-09-11 10:00 | h1        |
      | C4   | replied  | 2021-09-12 10:00 | h1        |
      | C5   | replied  | 2021-09-30 10:00 | h1        |
      | D1   | replied  | 2021-09-10 10:00 | h2        |
      | D2   | replied  | 2021-09-11 10:00 | h2        |
      | D3   | replied  | 2021-09-12 10:00 | h2        |
      | D4   | replied  | 2021-09-13 10:00 | h2        |
      | D5   | replied  | 2021-09-14 10:00 | h2        |
      | E1   | replied  | 2021-09-10 10:00 | h3        |
      | E2   | replied  | 2021-09-11 10:00 | h3        |
      | E3   | replied  | 2021-09-12 10:00 | h3        |
      | E4   | replied  | 2021-09-13 10:00 | h3        |
      | F1   | replied  | 2021-09-09 10:00 | h3        |
      | X1   | replied  | 2021-09-09 10:00 | h3        |
      | E5   | received | 2021-09-14 10:00 | h3        |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4 C5 E1 E2 E3 E4

  @cannot-tell
  Scenario: The words are not recorded
    Given the records of case
      | case | domain  | org |
      | C1   | hotline | O1  |
    And the records of event
      | case | act     | ts               |
      | C1   | replied | 2021-09-10 10:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                  |
      | C1      | cannot_tell | the words of the reply are not recorded |
