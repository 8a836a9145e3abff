Feature: One decision counted as two (M10)
  Two cases of one organisation bear the same document number on the same act.

  Background:
    Given the rule "cn.metrics/counted-twice"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: The later one is told; of two at one moment both are
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
      | C2   | approval | O   |
      | C3   | penalty  | P   |
      | C4   | penalty  | P   |
    And the records of event
      | case | act     | ts               | doc_no |
      | C1   | granted | 2021-09-01 09:00 | 7/2021 |
      | C2   | granted | 2021-09-01 09:01 | 7/2021 |
      | C3   | penalty | 2021-09-01 09:00 | 8/2021 |
      | C4   | penalty | 2021-09-01 09:00 | 8/2021 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Number | Twin | message                                                                                         |
      | C2      | flagged | 7/2021 | C1   | Decided under the document number 7/2021, as case C1 of the same organisation: counted as two |
      | C3      | flagged | 8/2021 | C4   | Decided under the document number 8/2021, as case C4 of the same organisation: counted as two |
      | C4      | flagged | 8/2021 | C3   | Decided under the document number 8/2021, as case C3 of the same organisation: counted as two |
    And examined are C1 C2 C3 C4

  @must-fire
  Scenario: Refusals, cases not accepted, no penalty, and review decisions are counted too
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
      | C2   | approval | O   |
      | C3   | approval | O   |
      | C4   | approval | O   |
      | C5   | penalty  | O   |
      | C6   | penalty  | O   |
      | C7   | penalty  | O   |
      | C8   | penalty  | O   |
    And the records of event
      | case | act            | ts         | doc_no |
      | C1   | refused        | 2021-09-01 | 1/2021 |
      | C2   | refused        | 2021-09-02 | 1/2021 |
      | C3   | not_accepted   | 2021-09-01 | 2/2021 |
      | C4   | not_accepted   | 2021-09-02 | 2/2021 |
      | C5   | no_penalty     | 2021-09-01 | 3/2021 |
      | C6   | no_penalty     | 2021-09-02 | 3/2021 |
      | C7   | review_decided | 2021-09-01 | 4/2021 |
      | C8   | review_decided | 2021-09-02 | 4/2021 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Number | Twin |
      | C2      | flagged | 1/2021 | C1   |
      | C4      | flagged | 2/2021 | C3   |
      | C6      | flagged | 3/2021 | C5   |
      | C8      | flagged | 4/2021 | C7   |
    And examined are C1 C2 C3 C4 C5 C6 C7 C8

  @must-not-fire
  Scenario: Another organisation's number, another act, or the same case twice
    What is no decision needs no number.
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
      | C2   | approval | P   |
      | C3   | approval | O   |
      | C4   | approval | O   |
    And the records of event
      | case | act       | ts         | doc_no |
      | C1   | granted   | 2021-09-01 | 7/2021 |
      | C1   | granted   | 2021-09-02 | 7/2021 |
      | C2   | granted   | 2021-09-03 | 7/2021 |
      | C3   | accepted  | 2021-09-01 |        |
      | C3   | refused   | 2021-09-04 | 7/2021 |
      | C4   | delivered | 2021-09-05 | 7/2021 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @cannot-tell
  Scenario: A decision without a number, or of nobody
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
      | C2   | approval |     |
      | C3   | approval | O   |
    And the records of event
      | case | act      | ts         | doc_no |
      | C1   | accepted | 2021-08-01 | 6/2021 |
      | C1   | granted  | 2021-09-01 |        |
      | C2   | granted  | 2021-09-01 | 9/2021 |
      | C3   | granted  | 2021-09-02 | 9/2021 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Number | Twin | reason                              | message                             |
      | C1      | cannot_tell |        |      | the decision has no document number | the decision has no document number |
      | C2      | cannot_tell |        |      | the decision has no organisation    | the decision has no organisation    |
    And examined are C1 C2 C3
