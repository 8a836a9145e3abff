Feature: Penalty in ordinary procedure without a filing (Administrative Penalty Law 54)
  The duty to file came with the law of 15 July 2021.

  Background:
    Given the rule "cn.penalty/not-filed"
    And today is 2021-12-31

  @must-not-fire
  Scenario: Filed before, or on the very day; of unknown procedure, but filed
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
      | C3   | penalty |           |
    And the records of event
      | case | act     | ts               |
      | C1   | filed   | 2021-08-02       |
      | C1   | penalty | 2021-09-14       |
      | C2   | penalty | 2021-07-15 09:00 |
      | C2   | filed   | 2021-07-15 23:30 |
      | C3   | filed   | 2021-08-02       |
      | C3   | penalty | 2021-09-14       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @must-fire
  Scenario: Not filed; filed on the day after the first decision; on the first day of the duty
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
      | C3   | penalty | ordinary  |
    And the records of event
      | case | act     | ts               |
      | C1   | inspect | 2021-09-01       |
      | C1   | penalty | 2021-09-14       |
      | C2   | penalty | 2021-09-14       |
      | C2   | filed   | 2021-09-15 00:05 |
      | C2   | penalty | 2021-10-14       |
      | C3   | penalty | 2021-07-15 00:05 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Decided    | message                                                                            |
      | C1      | flagged | 2021-09-14 | A penalty was decided on 2021-09-14, and no filing on or before that day is recorded |
      | C2      | flagged | 2021-09-14 | A penalty was decided on 2021-09-14, and no filing on or before that day is recorded |
      | C3      | flagged | 2021-07-15 | A penalty was decided on 2021-07-15, and no filing on or before that day is recorded |

  @must-not-fire
  Scenario: Summary, decided under the old law, without a penalty, no penalty case: not looked at
    Given the records of case
      | case | domain   | procedure |
      | C1   | penalty  | summary   |
      | C2   | penalty  | ordinary  |
      | C3   | penalty  |           |
      | C4   | penalty  | ordinary  |
      | C5   | coercion | ordinary  |
      | C6   | penalty  | ordinary  |
      | C7   | coercion |           |
    And the records of event
      | case | act        | ts               |
      | C1   | penalty    | 2021-09-14       |
      | C2   | penalty    | 2021-07-14 23:59 |
      | C3   | penalty    | 2021-07-14 23:59 |
      | C4   | no_penalty | 2021-09-14       |
      | C5   | penalty    | 2021-09-14       |
      | C7   | penalty    | 2021-09-14       |
      | C6   | filed      | 2021-07-01       |
      | C6   | penalty    | 2021-09-14       |
    When the rule is evaluated
    Then nothing is found
    And examined are C6

  @cannot-tell
  Scenario: Not filed, or later, and whether the case was summary is not recorded
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty |           |
      | C2   | penalty |           |
    And the records of event
      | case | act     | ts         |
      | C1   | penalty | 2021-09-14 |
      | C2   | penalty | 2021-09-14 |
      | C2   | filed   | 2021-09-15 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                        | message                       |
      | C1      | cannot_tell | the procedure is not recorded | the procedure is not recorded |
      | C2      | cannot_tell | the procedure is not recorded | the procedure is not recorded |

  @must-not-fire
  Scenario: Filed, and no penalty yet
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
    And the records of event
      | case | act   | ts         |
      | C1   | filed | 2021-08-02 |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined

  # oversight specs boundary: begin
  # Generated: review the tables; let the command write them anew, not by hand.
  @boundary
  Scenario: Boundary days of the norm filing-duty
    # 1 (duty); from penalty
    # | case               | penalty    | outcome                     |
    # | started-2021-07-14 | 2021-07-14 | not examined                |
    # | started-2021-07-15 | 2021-07-15 | flagged: Decided 2021-07-15 |
    # | started-2021-07-16 | 2021-07-16 | flagged: Decided 2021-07-16 |
    Given today is 2021-12-31
    And the records of case
      | case               | domain  | procedure |
      | started-2021-07-14 | penalty | ordinary  |
      | started-2021-07-15 | penalty | ordinary  |
      | started-2021-07-16 | penalty | ordinary  |
    And the records of event
      | case               | act     | ts         |
      | started-2021-07-14 | inspect | 2021-07-01 |
      | started-2021-07-14 | penalty | 2021-07-14 |
      | started-2021-07-15 | inspect | 2021-07-02 |
      | started-2021-07-15 | penalty | 2021-07-15 |
      | started-2021-07-16 | inspect | 2021-07-03 |
      | started-2021-07-16 | penalty | 2021-07-16 |
    When the rule is evaluated
    Then the findings are
      | subject            | outcome | Decided    |
      | started-2021-07-15 | flagged | 2021-07-15 |
      | started-2021-07-16 | flagged | 2021-07-16 |
    And examined are started-2021-07-15 started-2021-07-16
  # oversight specs boundary: end
